/** Ballots, supports and visits in this process only. */
import type { BallotEntry, BallotOutcome, Ledger } from '#server/ports/ledger.ts';

interface Poll {
  open: boolean;
  /** Person → the command they voted with. */
  readonly voters: Map<string, string>;
  /** Person → answer; named ballots only. */
  readonly named: Map<string, string>;
  /** Answer → number; secret ballots only: who gave it is never known here. */
  readonly secret: Map<string, number>;
}

interface Support {
  readonly scope: string;
  readonly people: Set<string>;
}

/** A ledger that forgets everything when the process ends. */
export function createMemoryLedger(): Ledger {
  return { ...createPolls(), ...createSupports(), ...createVisits(), close: async () => {} };
}

type PollPart = Pick<
  Ledger,
  | 'openPoll'
  | 'closePoll'
  | 'castBallot'
  | 'countBallots'
  | 'countVoters'
  | 'listVoters'
  | 'hasVoted'
  | 'listNamedBallots'
>;

function createPolls(): PollPart {
  const polls = new Map<string, Poll>();
  const start = (pollId: string, open: boolean): Poll => {
    const poll = polls.get(pollId) ?? { open, voters: new Map(), named: new Map(), secret: new Map() };
    polls.set(pollId, poll);
    return poll;
  };
  return {
    openPoll: async (pollId) => {
      start(pollId, true);
    },
    closePoll: async (pollId) => {
      start(pollId, false).open = false;
    },
    castBallot: async (entry) => cast(polls.get(entry.pollId), entry),
    countBallots: async (pollId) =>
      [...tally(polls.get(pollId))].map(([answer, count]) => ({ answer: JSON.parse(answer), count })),
    countVoters: async (pollId) => polls.get(pollId)?.voters.size ?? 0,
    // Sorted, since the order of voting is nobody's business.
    listVoters: async (pollId) => [...(polls.get(pollId)?.voters.keys() ?? [])].sort(),
    hasVoted: async (pollId, personId) => polls.get(pollId)?.voters.has(personId) ?? false,
    listNamedBallots: async (pollId) =>
      [...(polls.get(pollId)?.named ?? [])].map(([personId, answer]) => ({
        personId,
        answer: JSON.parse(answer),
      })),
  };
}

function cast(poll: Poll | undefined, entry: BallotEntry): BallotOutcome {
  const earlier = poll?.voters.get(entry.personId);
  if (earlier === entry.commandId) return 'repeated';
  if (poll === undefined || !poll.open) return 'poll_closed';
  if (earlier !== undefined) return 'already_voted';
  const answer = JSON.stringify(entry.answer);
  poll.voters.set(entry.personId, entry.commandId);
  if (entry.secret) poll.secret.set(answer, (poll.secret.get(answer) ?? 0) + 1);
  else poll.named.set(entry.personId, answer);
  return 'stored';
}

function tally(poll: Poll | undefined): Map<string, number> {
  const counts = new Map(poll?.secret ?? []);
  for (const answer of poll?.named.values() ?? []) counts.set(answer, (counts.get(answer) ?? 0) + 1);
  return counts;
}

type SupportPart = Pick<Ledger, 'setSupport' | 'listSupports' | 'countSupporters'>;

function createSupports(): SupportPart {
  const targets = new Map<string, Support>();
  return {
    setSupport: async (targetId, scope, personId, on) => {
      const support = targets.get(targetId) ?? { scope, people: new Set() };
      targets.set(targetId, support);
      if (!on) return support.people.delete(personId);
      const before = support.people.size;
      return support.people.add(personId).size > before;
    },
    listSupports: async (scope) =>
      [...targets]
        .filter(([, support]) => support.scope === scope)
        .flatMap(([targetId, support]) => [...support.people].map((personId) => ({ targetId, personId }))),
    countSupporters: async (targetIds) =>
      new Set(targetIds.flatMap((targetId) => [...(targets.get(targetId)?.people ?? [])])).size,
  };
}

function createVisits(): Pick<Ledger, 'recordVisit' | 'countVisitors'> {
  const visitors = new Map<string, Set<string>>();
  return {
    recordVisit: async (scope, personId) => {
      const people = visitors.get(scope) ?? new Set();
      visitors.set(scope, people);
      const before = people.size;
      return people.add(personId).size > before;
    },
    countVisitors: async (scope) => visitors.get(scope)?.size ?? 0,
  };
}
