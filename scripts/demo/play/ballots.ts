/** A ballot for any open poll: as the authored crowd leans, or evenly for one that the newcomer wrote. */
import type { Chance } from '#scripts/demo/random.ts';
import { type AuthoredPoll, LAST_POLL, POLLS } from '#scripts/demo/texts/polls.ts';
import type { Poll } from '#shared/features/polls/state.ts';
import { multipleChoice } from '#shared/features/polls/types/multiple-choice.ts';
import { rating } from '#shared/features/polls/types/rating.ts';
import { singleChoice } from '#shared/features/polls/types/single-choice.ts';
import { answerOf } from './voting.ts';

/** An answer, or null for a poll that cannot be understood. */
export function ballotFor(poll: Poll, chance: Chance): unknown {
  const authored = [...POLLS, LAST_POLL].find(({ title }) => title === poll.title) ?? evenly(poll);
  return authored === null ? null : answerOf(authored, chance);
}

const EVEN_SCORES = [1, 2, 5, 6, 4];

function evenly(poll: Poll): AuthoredPoll | null {
  const { title, secret, results, electorate } = poll;
  const plan = { title, secret, results, electorate };
  switch (poll.type) {
    case 'single': {
      const { data } = singleChoice.config.safeParse(poll.config);
      if (data === undefined) return null;
      const { options } = data;
      return { ...plan, type: 'single', config: { options: [...options] }, leaning: options.map(() => 1) };
    }
    case 'multiple': {
      const { data } = multipleChoice.config.safeParse(poll.config);
      if (data === undefined) return null;
      const { options, max } = data;
      const leaning = options.map(() => 1);
      return { ...plan, type: 'multiple', config: { options: [...options], max }, leaning };
    }
    case 'rating': {
      const { data } = rating.config.safeParse(poll.config);
      if (data === undefined) return null;
      const leaning = data.aspects.map(() => EVEN_SCORES);
      return { ...plan, type: 'rating', config: { aspects: [...data.aspects] }, leaning };
    }
  }
}
