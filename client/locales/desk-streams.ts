/** Namespace `deskStreams`: sources that are added, streams of partners, and platforms, on the moderator's desk. */
import { defineTexts } from './texts.ts';
import { zh } from './zh/desk-streams.ts';

export type DeskStreamsTexts = typeof zh;

export const deskStreamsTexts = defineTexts<DeskStreamsTexts>(zh, () => import('./en/desk-streams.ts'));
