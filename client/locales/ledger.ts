/** Namespace `ledger`: the public ledger. */
import { defineTexts } from './texts.ts';
import { zh } from './zh/ledger.ts';

export type LedgerTexts = typeof zh;

export const ledgerTexts = defineTexts<LedgerTexts>(zh, () => import('./en/ledger.ts'));
