/** Votes and supports: checked against the room, stored in the ledger, counted after the commit. */

import type { CounterService } from '#server/app/counters/counter-service.ts';
import { refusedAccess } from '#server/app/rooms/deciders.ts';
import type { LiveRoom } from '#server/app/rooms/live-room.ts';
import { checkVote } from '#server/domain/polls/decide.ts';
import type { Ledger } from '#server/ports/ledger.ts';
import type { PayloadOf } from '#shared/contract/catalogue.ts';
import { ok, type Result, refuse } from '#shared/kernel/result.ts';
import type { Actor } from '#shared/kernel/roles.ts';

export interface LedgerOrder<P> {
  readonly live: LiveRoom;
  readonly actor: Actor;
  readonly commandId: string;
  readonly payload: P;
}

export interface VoteService {
  vote(order: LedgerOrder<PayloadOf<'polls:vote'>>): Promise<Result<Record<string, never>>>;
  support(order: LedgerOrder<PayloadOf<'questions:support'>>): Promise<Result<{ changed: boolean }>>;
}

export function createVoteService(ledger: Ledger, counters: CounterService): VoteService {
  return {
    vote: async ({ live, actor, commandId, payload }) => {
      const refused = refusedAccess({ name: 'polls:vote', payload }, actor, live.room);
      if (refused !== null) return refuse(refused);
      const checked = checkVote(live.room, payload.pollId, payload.answer);
      if (!checked.ok) return checked;
      const { poll, answer } = checked.value;
      const { personId } = actor;
      const outcome = await ledger.castBallot({
        pollId: poll.id,
        personId,
        commandId,
        answer,
        secret: poll.secret,
      });
      switch (outcome) {
        case 'stored':
          await counters.voted(live, poll, personId, answer);
          // The vote is stored: nobody waits for the count of people.
          void counters.interacted(live, personId);
          return ok({});
        case 'repeated':
          return ok({});
        case 'already_voted':
        case 'poll_closed':
          return refuse(outcome);
      }
    },
    support: async ({ live, actor, payload: { questionId, on } }) => {
      const payload = { questionId, on };
      const refused = refusedAccess({ name: 'questions:support', payload }, actor, live.room);
      if (refused !== null) return refuse(refused);
      const question = live.room.questions.byId[questionId];
      if (question === undefined) return refuse('not_found');
      if (question.status !== 'published') return refuse('not_published');
      const changed = await ledger.setSupport(questionId, live.sessionId, actor.personId, on);
      if (changed) {
        await counters.change(live, { kind: 'support', questionId, personId: actor.personId, on });
        await counters.interacted(live, actor.personId);
      }
      return ok({ changed });
    },
  };
}
