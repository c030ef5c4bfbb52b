/** Namespace `items`: the desk of follow-up items. */
import { defineTexts } from './texts.ts';
import { zh } from './zh/items.ts';

export type ItemTexts = typeof zh;

export const itemTexts = defineTexts<ItemTexts>(zh, () => import('./en/items.ts'));
