/** The words for what is wrong in a field. */
import type { AccountTexts } from '#client/locales/accounts.ts';
import type { Problem } from './view-model.ts';

/** One short sentence, or null when nothing is wrong. */
export function problemText(problem: Problem | null, t: AccountTexts): string | null {
  if (problem === null) return null;
  switch (problem.kind) {
    case 'passwordShort':
      return t.problem.passwordShort(problem.left);
    case 'tooLong':
      return t.problem.tooLong(problem.max);
    default:
      return t.problem[problem.kind];
  }
}
