/** The running figures of one room: supports, ballots, people. Kept in memory, refilled from the ledger. */

import type { CounterChange } from '#server/app/notices.ts';
import { showsRunningTally } from '#server/domain/polls/present.ts';
import type { Ledger } from '#server/ports/ledger.ts';
import type { PollCounter, RoomNow } from '#shared/contract/protocol.ts';
import type { RoomState } from '#shared/contract/room.ts';
import { addToTally, countTally } from '#shared/features/polls/poll-kind.ts';

interface RunningPoll {
  readonly voters: Set<string>;
  tally: unknown;
}

/** Ledger scopes of the people counted for a session. */
const scopes = (sessionId: string) => ({
  visitors: `visitors:${sessionId}`,
  interacted: `interacted:${sessionId}`,
  views: `views:${sessionId}`,
});

/** The figures of one room. */
export class RoomFigures {
  readonly #sessionId: string;
  readonly #supporters = new Map<string, Set<string>>();
  readonly #polls = new Map<string, RunningPoll>();
  /** People whose part was noted by this process: their next one needs no write. */
  readonly #noted = new Set<string>();
  #visitors = 0;
  #interacted = 0;
  #views = 0;
  /** Per reader: question and poll ids whose figures changed since that reader last took them. */
  readonly #changed = new Map<string, Set<string>>();

  private constructor(sessionId: string) {
    this.#sessionId = sessionId;
  }

  /** Reads the ledger once; its cost does not grow with the number of viewers who come later. */
  static async load(sessionId: string, room: RoomState, ledger: Ledger): Promise<RoomFigures> {
    const counters = new RoomFigures(sessionId);
    const scope = scopes(sessionId);
    const [visitors, interacted, views, supports] = await Promise.all([
      ledger.countVisitors(scope.visitors),
      ledger.countVisitors(scope.interacted),
      ledger.countVisitors(scope.views),
      ledger.listSupports(sessionId),
    ]);
    counters.#visitors = visitors;
    counters.#interacted = interacted;
    counters.#views = views;
    for (const { targetId, personId } of supports) counters.#supportersOf(targetId).add(personId);
    for (const poll of Object.values(room.polls.byId)) {
      if (poll.status !== 'open') continue;
      const [answers, voters] = await Promise.all([ledger.countBallots(poll.id), ledger.listVoters(poll.id)]);
      counters.#polls.set(poll.id, {
        voters: new Set(voters),
        tally: countTally(poll.type, poll.config, answers),
      });
    }
    return counters;
  }

  /** Takes in a change, made here or in another process. */
  change(room: RoomState, change: CounterChange): void {
    switch (change.kind) {
      case 'support': {
        const supporters = this.#supportersOf(change.questionId);
        if (change.on) supporters.add(change.personId);
        else supporters.delete(change.personId);
        this.#mark(change.questionId);
        return;
      }
      case 'vote':
        this.#vote(room, change.pollId, change.personId, change.answer);
        return;
      case 'voted':
        this.#voted(room, change.pollId, change.personId);
        return;
      case 'interaction':
        this.#interacted += 1;
        return;
      case 'visitor':
        this.#visitors += 1;
        return;
      case 'view':
        this.#views += 1;
    }
  }

  /** A vote that this process took itself: it knows the answer, whether it is secret or not. */
  count(room: RoomState, pollId: string, personId: string, answer: unknown): void {
    this.#vote(room, pollId, personId, answer);
  }

  /** The tally as counted from the ledger. */
  recount(pollId: string, tally: unknown): void {
    const running = this.#polls.get(pollId);
    if (running === undefined) return;
    running.tally = tally;
    this.#mark(pollId);
  }

  #voted(room: RoomState, pollId: string, personId: string): void {
    const poll = room.polls.byId[pollId];
    if (poll === undefined) return;
    this.#pollOf(pollId, () => countTally(poll.type, poll.config, [])).voters.add(personId);
    this.#mark(pollId);
  }

  #vote(room: RoomState, pollId: string, personId: string, answer: unknown): void {
    const poll = room.polls.byId[pollId];
    if (poll === undefined) return;
    const running = this.#pollOf(pollId, () => countTally(poll.type, poll.config, []));
    if (running.voters.has(personId)) return;
    running.voters.add(personId);
    running.tally = addToTally(poll.type, running.tally, answer);
    this.#mark(pollId);
  }

  /** True the first time it is asked of a person. */
  noteOnce(personId: string): boolean {
    if (this.#noted.has(personId)) return false;
    this.#noted.add(personId);
    return true;
  }

  get people(): { readonly distinct: number; readonly views: number; readonly interacted: number } {
    return { distinct: this.#visitors, views: this.#views, interacted: this.#interacted };
  }

  supportsOf(personId: string): readonly string[] {
    return [...this.#supporters].flatMap(([id, people]) => (people.has(personId) ? [id] : []));
  }

  votesOf(personId: string): readonly string[] {
    return [...this.#polls].flatMap(([id, { voters }]) => (voters.has(personId) ? [id] : []));
  }

  /** All figures, for a snapshot. */
  all(room: RoomState): Pick<RoomNow, 'supports' | 'polls'> {
    return this.#figures(room, [...this.#supporters.keys(), ...this.#polls.keys()]);
  }

  /** The figures that changed since this reader's last call; all of them at its first. */
  takeChangedFor(reader: string, room: RoomState): Pick<RoomNow, 'supports' | 'polls'> {
    const changed = this.#changed.get(reader);
    this.#changed.set(reader, new Set());
    return changed === undefined ? this.all(room) : this.#figures(room, [...changed]);
  }

  #mark(id: string): void {
    for (const changed of this.#changed.values()) changed.add(id);
  }

  #figures(room: RoomState, ids: readonly string[]): Pick<RoomNow, 'supports' | 'polls'> {
    const supports: Record<string, number> = {};
    const polls: Record<string, PollCounter> = {};
    for (const id of ids) {
      const running = this.#polls.get(id);
      const poll = room.polls.byId[id];
      if (running !== undefined && poll !== undefined) {
        polls[id] = { turnout: running.voters.size, tally: showsRunningTally(poll) ? running.tally : null };
      } else if (room.questions.byId[id]?.status === 'published') {
        supports[id] = this.#supporters.get(id)?.size ?? 0;
      }
    }
    return { supports, polls };
  }

  #supportersOf(id: string): Set<string> {
    const known = this.#supporters.get(id);
    if (known !== undefined) return known;
    const fresh = new Set<string>();
    this.#supporters.set(id, fresh);
    return fresh;
  }

  #pollOf(id: string, emptyTally: () => unknown): RunningPoll {
    const known = this.#polls.get(id);
    if (known !== undefined) return known;
    const fresh: RunningPoll = { voters: new Set(), tally: emptyTally() };
    this.#polls.set(id, fresh);
    return fresh;
  }

  /** Scopes under which people are counted in the ledger. */
  get scopes(): ReturnType<typeof scopes> {
    return scopes(this.#sessionId);
  }
}
