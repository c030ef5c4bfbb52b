/** Namespace `refusals`: the words for every "no". */
import { defineTexts } from './texts.ts';
import { zh } from './zh/refusals.ts';

export type RefusalTexts = typeof zh;

export const refusalTexts = defineTexts<RefusalTexts>(zh, () => import('./en/refusals.ts'));
