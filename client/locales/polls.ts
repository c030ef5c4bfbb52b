/** Namespace `polls`: ballots and results. */
import { defineTexts } from './texts.ts';
import { zh } from './zh/polls.ts';

export type PollTexts = typeof zh;

export const pollTexts = defineTexts<PollTexts>(zh, () => import('./en/polls.ts'));
