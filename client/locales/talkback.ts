/** Namespace `talkback`: guests who wait and the desk talk with each other off air. */
import { defineTexts } from './texts.ts';
import { zh } from './zh/talkback.ts';

export type TalkbackTexts = typeof zh;

export const talkbackTexts = defineTexts<TalkbackTexts>(zh, () => import('./en/talkback.ts'));
