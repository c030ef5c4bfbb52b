/** The ledger on SQLite. */
import type { Kysely } from 'kysely';
import type { BallotOutcome, Ledger } from '#server/ports/ledger.ts';
import { createLedgerReads } from '../sql/ledger-reads.ts';
import type { Tables } from '../sql/tables.ts';
import type { Message } from './messages.ts';
import type { WorkerLink } from './worker-link.ts';

export function createSqliteLedger(db: Kysely<Tables>, writer: WorkerLink): Ledger {
  return {
    ...createLedgerReads(db, 'sqlite'),
    openPoll: async (pollId) => {
      await writer.submit(['open-poll', pollId]);
    },
    closePoll: async (pollId) => {
      await writer.submit(['close-poll', pollId]);
    },
    castBallot: async ({ pollId, personId, commandId, answer, secret }) =>
      submitBallot(writer, ['ballot', pollId, personId, commandId, JSON.stringify(answer ?? null), secret]),
    setSupport: (targetId, scope, personId, on) =>
      submitChange(writer, ['support', targetId, scope, personId, on]),
    recordVisit: (scope, personId) => submitChange(writer, ['visit', scope, personId]),
    close: async () => {},
  };
}

async function submitBallot(writer: WorkerLink, message: Message): Promise<BallotOutcome> {
  const reply = await writer.submit(message);
  if (typeof reply !== 'string') throw new Error('not the answer to a ballot');
  return reply;
}

async function submitChange(writer: WorkerLink, message: Message): Promise<boolean> {
  const reply = await writer.submit(message);
  if (typeof reply !== 'boolean') throw new Error('not the answer to a change');
  return reply;
}
