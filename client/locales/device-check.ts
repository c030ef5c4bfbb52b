/** Namespace `deviceCheck`: camera, microphone, loudspeaker and network before going on. */
import { defineTexts } from './texts.ts';
import { zh } from './zh/device-check.ts';

export type DeviceCheckTexts = typeof zh;

export const deviceCheckTexts = defineTexts<DeviceCheckTexts>(zh, () => import('./en/device-check.ts'));
