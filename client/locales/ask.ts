/** Namespace `ask`: the form, the receipt, verification, reading aloud. */
import { defineTexts } from './texts.ts';
import { zh } from './zh/ask.ts';

export type AskTexts = typeof zh;

export const askTexts = defineTexts<AskTexts>(zh, () => import('./en/ask.ts'));
