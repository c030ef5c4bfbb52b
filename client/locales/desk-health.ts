/** Namespace `deskHealth`: how picture and sound are, on the moderator's desk. */
import { defineTexts } from './texts.ts';
import { zh } from './zh/desk-health.ts';

export type DeskHealthTexts = typeof zh;

export const deskHealthTexts = defineTexts<DeskHealthTexts>(zh, () => import('./en/desk-health.ts'));
