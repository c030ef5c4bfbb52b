/** Decisions about polls, and whether a vote fits. Rules P1-P14 in shared/features/polls/SPEC.md. */
import type { RoomState } from '#shared/contract/room.ts';
import type { pollCommands } from '#shared/features/polls/commands.ts';
import { parseAnswer, parseConfig } from '#shared/features/polls/poll-kind.ts';
import type { Poll } from '#shared/features/polls/state.ts';
import { ok, type Result, refuse } from '#shared/kernel/result.ts';
import type { RoomDeciders } from '../decision.ts';
import { notRunning } from '../not-running.ts';

/** The poll in one of the states, or a refusal [P13]. */
function findIn(room: RoomState, pollId: string, status: Poll['status']): Result<Poll> {
  const poll = room.polls.byId[pollId];
  if (poll === undefined) return refuse('not_found');
  return poll.status === status ? ok(poll) : refuse('wrong_state', poll.status);
}

export const pollDeciders: RoomDeciders<Exclude<keyof typeof pollCommands, 'polls:vote'>> = {
  'polls:prepare': (room, payload, facts) => {
    const { pollId, ...plan } = payload;
    const before = pollId === undefined ? null : findIn(room, pollId, 'prepared');
    if (before !== null && !before.ok) return before;
    const config = parseConfig(plan.type, plan.config);
    if (config === null) return refuse('bad_request', 'config');
    const id = before?.value.id ?? facts.newId('po');
    const no = before?.value.no ?? nextNo(room);
    const fresh = { status: 'prepared', openedAt: null, closedAt: null, final: null } as const;
    const poll: Poll = { id, no, ...plan, config, ...fresh };
    return ok({ events: [{ type: 'poll.prepared', poll }], reply: { pollId: id } });
  },
  'polls:open': (room, { pollId }) => {
    const idle = notRunning(room.session);
    if (idle !== null) return idle;
    const poll = findIn(room, pollId, 'prepared');
    return poll.ok ? ok({ events: [{ type: 'poll.opened', poll: poll.value }], reply: {} }) : poll;
  },
  'polls:close': (room, { pollId }, { counted }) => {
    const poll = findIn(room, pollId, 'open');
    if (!poll.ok) return poll;
    if (counted === null) return refuse('overtaken');
    return ok({ events: [{ type: 'poll.closed', id: pollId, ...counted }], reply: {} });
  },
  'polls:remove': (room, { pollId }) => {
    const poll = findIn(room, pollId, 'prepared');
    return poll.ok ? ok({ events: [{ type: 'poll.removed', id: pollId }], reply: {} }) : poll;
  },
};

function nextNo(room: RoomState): number {
  return Object.values(room.polls.byId).reduce((last, poll) => Math.max(last, poll.no), 0) + 1;
}

/** Checks a vote against the poll as this process knows it; the ledger has the last word. Rules P4, P6. */
export function checkVote(
  room: RoomState,
  pollId: string,
  answer: unknown,
): Result<{ poll: Poll; answer: unknown }> {
  const poll = room.polls.byId[pollId];
  if (poll === undefined) return refuse('not_found');
  if (poll.status === 'prepared') return refuse('poll_not_open');
  if (poll.status === 'closed') return refuse('poll_closed');
  const checked = parseAnswer(poll.type, poll.config, answer);
  return checked === null ? refuse('bad_answer') : ok({ poll, answer: checked });
}
