/** Namespace `compile`: the board where submissions become items. */
import { defineTexts } from './texts.ts';
import { zh } from './zh/compile.ts';

export type CompileTexts = typeof zh;

export const compileTexts = defineTexts<CompileTexts>(zh, () => import('./en/compile.ts'));
