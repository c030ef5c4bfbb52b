/** One key per action, the same on every desk. */
import type { QueueAction } from './view-model.ts';

export const ACTION_KEYS: Readonly<Record<QueueAction, string>> = {
  pass: 'a',
  edit: 'e',
  hold: 'h',
  return: 'r',
  route: 'd',
  screen: 's',
  answered: 'x',
};
