/** Namespace `replay`: the replay of a session. */
import { defineTexts } from './texts.ts';
import { zh } from './zh/replay.ts';

export type ReplayTexts = typeof zh;

export const replayTexts = defineTexts<ReplayTexts>(zh, () => import('./en/replay.ts'));
