/** The product's own store without anything around it: as many callers at once as make batches of the usual size. */
import { join } from 'node:path';
import { openSqliteStores } from '#server/adapters/sqlite/open-stores.ts';
import { tempDir } from '#tests/support/temp-dir.ts';
import { ANSWER, BATCH, commandOf, POLL_ID, perSecond, personOf } from './vote-samples.ts';

/** One batch is committed while the next is filled. */
const CALLERS = 2 * BATCH;

export async function storeVotesPerSecond(votes: number): Promise<number> {
  await using dir = await tempDir('bench-store');
  const stores = await openSqliteStores({ file: join(dir.path, 'votes.sqlite') });
  try {
    const { ledger } = stores;
    await ledger.openPoll(POLL_ID);
    const entries = Array.from({ length: votes }, (_, number) => ({
      pollId: POLL_ID,
      personId: personOf(number),
      commandId: commandOf(number),
      answer: ANSWER,
      secret: true,
    }));
    let next = 0;
    const caller = async (): Promise<void> => {
      for (let entry = entries[next++]; entry !== undefined; entry = entries[next++]) {
        const outcome = await ledger.castBallot(entry);
        if (outcome !== 'stored') throw new Error(`a vote was ${outcome}`);
      }
    };
    const beganMs = performance.now();
    await Promise.all(Array.from({ length: CALLERS }, caller));
    const speed = perSecond(votes, beganMs);
    const counted = await ledger.countVoters(POLL_ID);
    if (counted !== votes) throw new Error(`${counted} of ${votes} votes were stored`);
    return speed;
  } finally {
    await stores.close();
  }
}
