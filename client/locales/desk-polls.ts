/** Namespace `deskPolls`: preparing, opening and closing polls on the moderator's desk. */
import { defineTexts } from './texts.ts';
import { zh } from './zh/desk-polls.ts';

export type DeskPollTexts = typeof zh;

export const deskPollTexts = defineTexts<DeskPollTexts>(zh, () => import('./en/desk-polls.ts'));
