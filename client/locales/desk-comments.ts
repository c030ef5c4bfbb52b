/** Namespace `deskComments`: reviewing comments on the desk. */
import { defineTexts } from './texts.ts';
import { zh } from './zh/desk-comments.ts';

export type DeskCommentTexts = typeof zh;

export const deskCommentTexts = defineTexts<DeskCommentTexts>(zh, () => import('./en/desk-comments.ts'));
