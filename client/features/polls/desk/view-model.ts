/** What the desk shows of polls: their order, what is being written, and whether it may be opened. */
import type { InputOf } from '#shared/contract/catalogue.ts';
import type { Poll } from '#shared/features/polls/state.ts';
import type { PollTypeName } from '#shared/features/polls/types/index.ts';
import type { SessionStatus } from '#shared/features/sessions/state.ts';

const ORDER: Readonly<Record<Poll['status'], number>> = { open: 0, prepared: 1, closed: 2 };

/** Open ones first, then what is prepared in its order, then closed ones with the latest first. */
export function deskPolls(polls: readonly Poll[]): readonly Poll[] {
  return [...polls].sort(
    (a, b) => ORDER[a.status] - ORDER[b.status] || (a.status === 'closed' ? b.no - a.no : a.no - b.no),
  );
}

/** Polls open only while the session runs. */
export function mayOpen(status: SessionStatus): boolean {
  return status === 'live' || status === 'paused';
}

/** A poll being written. Configs of all types are kept while the type is still being chosen. */
export interface PollForm {
  readonly title: string;
  readonly type: PollTypeName;
  readonly configs: Readonly<Partial<Record<PollTypeName, unknown>>>;
  readonly secret: boolean;
  readonly results: Poll['results'];
  readonly electorate: Poll['electorate'];
}

export const NEW_POLL: PollForm = {
  title: '',
  type: 'single',
  configs: {},
  secret: true,
  results: 'after',
  electorate: 'all',
};

/** The form of a prepared poll. */
export function formOfPoll(poll: Poll): PollForm {
  const { title, type, secret, results, electorate } = poll;
  return { title, type, secret, results, electorate, configs: { [type]: poll.config } };
}

/** What is sent. */
export function toPrepare(form: PollForm, config: unknown, pollId: string | null): InputOf<'polls:prepare'> {
  const { title, type, secret, results, electorate } = form;
  const plan = { title: title.trim(), type, config, secret, results, electorate };
  return pollId === null ? plan : { pollId, ...plan };
}

/** Whether a word is the name of a registered type. */
export function isTypeName(
  word: string,
  names: Readonly<Record<PollTypeName, string>>,
): word is PollTypeName {
  return Object.hasOwn(names, word);
}
