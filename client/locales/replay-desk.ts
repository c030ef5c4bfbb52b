/** Namespace `replay-desk`: recording and captions at the desks. */
import { defineTexts } from './texts.ts';
import { zh } from './zh/replay-desk.ts';

export type ReplayDeskTexts = typeof zh;

export const replayDeskTexts = defineTexts<ReplayDeskTexts>(zh, () => import('./en/replay-desk.ts'));
