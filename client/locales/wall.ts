/** Namespace `wall`: the big screen. */
import { defineTexts } from './texts.ts';
import { zh } from './zh/wall.ts';

export type WallTexts = typeof zh;

export const wallTexts = defineTexts<WallTexts>(zh, () => import('./en/wall.ts'));
