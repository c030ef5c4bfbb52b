/** The registry of poll types in the browser: one line each. A type that shared names and this does not is an error. */
import type { PollTypeName } from '#shared/features/polls/types/index.ts';
import type { AnyPollView } from '../poll-view.ts';
import { multiple } from './multiple/index.ts';
import { rating } from './rating/index.ts';
import { single } from './single/index.ts';

const POLL_VIEWS: Readonly<Record<PollTypeName, AnyPollView>> = {
  single,
  multiple,
  rating,
};

/** How polls of a type are drawn. */
export function pollViewOf(type: PollTypeName): AnyPollView {
  return POLL_VIEWS[type];
}
