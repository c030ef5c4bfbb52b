/** The average of a rating's tally. */

/** Ballots and mean of how often each score from 1 on was given; a mean of nothing is 0. */
export function averageScore(counts: readonly number[]): number {
  const ballots = counts.reduce((sum, count) => sum + count, 0);
  const points = counts.reduce((sum, count, index) => sum + count * (index + 1), 0);
  return ballots === 0 ? 0 : points / ballots;
}
