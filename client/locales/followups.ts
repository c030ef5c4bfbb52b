/** Namespace `followups`: the words of items that everybody may see: outcomes, process, steps, replies. */
import { defineTexts } from './texts.ts';
import { zh } from './zh/followups.ts';

export type FollowupTexts = typeof zh;

export const followupTexts = defineTexts<FollowupTexts>(zh, () => import('./en/followups.ts'));
