/** Namespace `citizen`: the first load of a session's page. */
import { defineTexts } from './texts.ts';
import { zh } from './zh/citizen.ts';

export type CitizenTexts = typeof zh;

export const citizenTexts = defineTexts<CitizenTexts>(zh, () => import('./en/citizen.ts'));
