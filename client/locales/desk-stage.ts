/** Namespace `deskStage`: the programme on the moderator's desk, and a guest's place on the stage. */
import { defineTexts } from './texts.ts';
import { zh } from './zh/desk-stage.ts';

export type DeskStageTexts = typeof zh;

export const deskStageTexts = defineTexts<DeskStageTexts>(zh, () => import('./en/desk-stage.ts'));
