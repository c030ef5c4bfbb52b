/** Namespace `accounts`: signing in, joining, and what an administrator keeps. */
import { defineTexts } from './texts.ts';
import { zh } from './zh/accounts.ts';

export type AccountTexts = typeof zh;

export const accountTexts = defineTexts<AccountTexts>(zh, () => import('./en/accounts.ts'));
