/** What the types with lists of words share: whether a list is ready, and a result as bars. */
import { formatCount, formatShare } from '#client/lib/format.ts';
import type { PollTexts } from '#client/locales/polls.ts';
import type { Bar } from '#client/ui/bar-chart.tsx';

/** Enough different words, none empty. */
export function areReady(words: readonly string[], least: number): boolean {
  const trimmed = words.map((word) => word.trim());
  return (
    trimmed.length >= least &&
    trimmed.every((word) => word !== '') &&
    new Set(trimmed).size === trimmed.length
  );
}

/** One bar per option: votes and their share of the ballots. */
export function optionBars(
  options: readonly string[],
  counts: readonly number[],
  turnout: number,
  t: PollTexts,
): readonly Bar[] {
  return options.map((label, index) => {
    const value = counts[index] ?? 0;
    return { label, value, figure: t.votes(formatCount(value)), share: formatShare(value, turnout) };
  });
}
