/** Rating in the browser. */
import { lazy } from 'react';
import type { RatingAnswer, RatingConfig, RatingTally } from '#shared/features/polls/types/rating.ts';
import { pollView } from '../../poll-view.ts';
import { areReady } from '../options.ts';
import { RatingBallot } from './ballot.tsx';
import { RatingResult } from './result.tsx';

export const rating = pollView<RatingConfig, RatingAnswer, RatingTally>({
  Ballot: RatingBallot,
  Result: RatingResult,
  Editor: lazy(async () => ({ default: (await import('./editor.tsx')).RatingEditor })),
  emptyConfig: { aspects: [''] },
  isReady: (config) => areReady(config.aspects, 1),
});
