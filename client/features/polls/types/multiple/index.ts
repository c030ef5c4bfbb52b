/** Multiple choice in the browser. */
import { lazy } from 'react';
import type {
  MultipleChoiceAnswer,
  MultipleChoiceConfig,
  MultipleChoiceTally,
} from '#shared/features/polls/types/multiple-choice.ts';
import { pollView } from '../../poll-view.ts';
import { areReady } from '../options.ts';
import { MultipleBallot } from './ballot.tsx';
import { MultipleResult } from './result.tsx';

export const multiple = pollView<MultipleChoiceConfig, MultipleChoiceAnswer, MultipleChoiceTally>({
  Ballot: MultipleBallot,
  Result: MultipleResult,
  Editor: lazy(async () => ({ default: (await import('./editor.tsx')).MultipleEditor })),
  emptyConfig: { options: ['', ''], max: 2 },
  isReady: (config) => areReady(config.options, 2) && config.max >= 1 && config.max <= config.options.length,
});
