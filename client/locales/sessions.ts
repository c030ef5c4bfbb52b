/** Namespace `sessions`: list, announcement, agenda, record, end. */
import { defineTexts } from './texts.ts';
import { zh } from './zh/sessions.ts';

export type SessionTexts = typeof zh;

export const sessionTexts = defineTexts<SessionTexts>(zh, () => import('./en/sessions.ts'));
