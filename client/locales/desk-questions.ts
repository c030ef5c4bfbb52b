/** Namespace `deskQuestions`: what staff read while they review, route and answer questions. */
import { defineTexts } from './texts.ts';
import { zh } from './zh/desk-questions.ts';

export type DeskQuestionTexts = typeof zh;

export const deskQuestionTexts = defineTexts<DeskQuestionTexts>(zh, () => import('./en/desk-questions.ts'));
