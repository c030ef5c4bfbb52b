/** Namespace `poll-editor`: preparing a poll, on desks only. */
import { defineTexts } from './texts.ts';
import { zh } from './zh/poll-editor.ts';

export type PollEditorTexts = typeof zh;

export const pollEditorTexts = defineTexts<PollEditorTexts>(zh, () => import('./en/poll-editor.ts'));
