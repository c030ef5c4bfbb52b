/** How simulated people fill in a ballot: by chance, but as the authored crowd leans. */
import type { Chance } from '#scripts/demo/random.ts';
import type { AuthoredPoll } from '#scripts/demo/texts/polls.ts';

/** A valid answer to the poll. */
export function answerOf(poll: AuthoredPoll, chance: Chance): unknown {
  switch (poll.type) {
    case 'single':
      return { choice: chance.weighted(poll.leaning) };
    case 'multiple':
      return { choices: chooseSome(poll.leaning, 1 + Math.floor(chance.next() * poll.config.max), chance) };
    case 'rating':
      return { scores: poll.leaning.map((leaning) => 1 + chance.weighted(leaning)) };
  }
}

function chooseSome(leaning: readonly number[], count: number, chance: Chance): number[] {
  const chosen = new Set<number>();
  while (chosen.size < count) chosen.add(chance.weighted(leaning));
  return [...chosen].toSorted((a, b) => a - b);
}
