/** Namespace `track`: the receipt page. */
import { defineTexts } from './texts.ts';
import { zh } from './zh/track.ts';

export type TrackTexts = typeof zh;

export const trackTexts = defineTexts<TrackTexts>(zh, () => import('./en/track.ts'));
