/** Namespace `common`: texts that every page uses. */
import { defineTexts } from './texts.ts';
import { zh } from './zh/common.ts';

export type CommonTexts = typeof zh;

export const commonTexts = defineTexts<CommonTexts>(zh, () => import('./en/common.ts'));
