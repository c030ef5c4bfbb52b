/** Namespace `player`: the programme's picture. */
import { defineTexts } from './texts.ts';
import { zh } from './zh/player.ts';

export type PlayerTexts = typeof zh;

export const playerTexts = defineTexts<PlayerTexts>(zh, () => import('./en/player.ts'));
