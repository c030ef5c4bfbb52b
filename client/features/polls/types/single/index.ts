/** Single choice in the browser. */
import { lazy } from 'react';
import type {
  SingleChoiceAnswer,
  SingleChoiceConfig,
  SingleChoiceTally,
} from '#shared/features/polls/types/single-choice.ts';
import { pollView } from '../../poll-view.ts';
import { areReady } from '../options.ts';
import { SingleBallot } from './ballot.tsx';
import { SingleResult } from './result.tsx';

export const single = pollView<SingleChoiceConfig, SingleChoiceAnswer, SingleChoiceTally>({
  Ballot: SingleBallot,
  Result: SingleResult,
  Editor: lazy(async () => ({ default: (await import('./editor.tsx')).SingleEditor })),
  emptyConfig: { options: ['', ''] },
  isReady: (config) => areReady(config.options, 2),
});
