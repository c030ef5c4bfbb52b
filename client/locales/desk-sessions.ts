/** Namespace `deskSessions`: the list of sessions, the plan, running the agenda, and the frame of all desks. */
import { defineTexts } from './texts.ts';
import { zh } from './zh/desk-sessions.ts';

export type DeskSessionTexts = typeof zh;

export const deskSessionTexts = defineTexts<DeskSessionTexts>(zh, () => import('./en/desk-sessions.ts'));
