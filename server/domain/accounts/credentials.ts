/** What may be a login name and a password. Rules A2, A9 in shared/features/accounts/SPEC.md. */

const LOGIN_NAME = /^[a-z0-9._@\p{Script=Han}-]{2,40}$/u;
const SHORTEST = 10;
/** Fewer different characters than this is a repetition. */
const FEWEST_DIFFERENT = 5;
/** Runs along alphabet and keyboard; a password that is a piece of one is refused, also backwards. */
const RUNS = [
  '01234567890123456789',
  'abcdefghijklmnopqrstuvwxyz',
  'qwertyuiopasdfghjklzxcvbnm',
  '1qaz2wsx3edc4rfv5tgb6yhn7ujm',
  'q1w2e3r4t5y6u7i8o9p0',
];
/** Words that common passwords consist of, with figures and signs around them. */
const COMMON = [
  'password',
  'passw0rd',
  'administrator',
  'admin',
  'welcome',
  'qwerty',
  'iloveyou',
  'woaini',
  'root',
];

/** The one spelling under which a login name is stored and found; null when no account can have it [A2]. */
export function canonicalLoginName(raw: string): string | null {
  const name = raw.normalize('NFKC').toLowerCase();
  return LOGIN_NAME.test(name) ? name : null;
}

/** Whether a password is too easy to guess [A9]. Length protects better than rules about kinds of characters. */
export function isWeakPassword(password: string, loginName: string): boolean {
  const characters = Array.from(password);
  if (characters.length < SHORTEST || new Set(characters).size < FEWEST_DIFFERENT) return true;
  const text = password.normalize('NFKC').toLowerCase();
  const backwards = Array.from(text).toReversed().join('');
  if (RUNS.some((run) => run.includes(text) || run.includes(backwards))) return true;
  return [...COMMON, loginName].some((word) => isPadded(text, word));
}

/** Whether hardly anything but figures and signs is left when `word` is taken out. */
function isPadded(text: string, word: string): boolean {
  return text.includes(word) && !/\p{L}{2}/u.test(text.replaceAll(word, ' ')) && text.length < 16;
}
