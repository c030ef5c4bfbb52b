/** Answers that were asked for before the code that wants them had arrived. A module of its own, so that it arrives first. */

/** A little longer than a slow page takes to load; who waits for longer is better served by asking again. */
const PATIENCE_MS = 15_000;

interface Asked {
  /** Null when nothing came. */
  readonly answer: Promise<Response | null>;
  readonly giveUp: () => void;
}

const asked = new Map<string, Asked>();

/** How every resource of ours is read, early or not. */
export const READING = {
  credentials: 'same-origin',
  // Asks the server whether its answer is still the same (ETag) instead of trusting an old copy.
  cache: 'no-cache',
} as const satisfies RequestInit;

/** Asks already now for a resource that will soon be read. */
export function askEarly(path: string): void {
  const abort = new AbortController();
  const timer = setTimeout(() => abort.abort(), PATIENCE_MS);
  const answer = fetch(path, { ...READING, signal: abort.signal })
    .catch(() => null)
    .finally(() => clearTimeout(timer));
  asked.set(path, { answer, giveUp: () => abort.abort() });
}

/** The early answer, once; null when nobody asked, or when nothing came within so many milliseconds. */
export async function takeEarly(path: string, patienceMs: number): Promise<Response | null> {
  const early = asked.get(path);
  if (early === undefined) return null;
  asked.delete(path);
  const timer = setTimeout(early.giveUp, patienceMs);
  return early.answer.finally(() => clearTimeout(timer));
}
