/** Fills a disk and goes on when there is room again. Arguments: file. Prints what became of each request. */
import { openSqliteStores } from '#server/adapters/sqlite/open-stores.ts';

const [file = ''] = process.argv.slice(2);
const { events, ledger, close } = await openSqliteStores({ file });
await ledger.openPoll('poll_1');

async function append(stream: string, size: number): Promise<string> {
  const event = { type: 'note.written', text: 'x'.repeat(size) };
  const request = {
    streams: [{ stream, expectedSeq: 0, events: [{ at: '', event }] }],
    commands: [],
    writes: [],
  };
  return events.append(request).then(
    ({ outcome }) => outcome,
    (error: Error) => `refused: ${error.message}`,
  );
}

async function vote(person: number): Promise<string> {
  const entry = {
    pollId: 'poll_1',
    personId: `p_${person}`,
    commandId: `command-${person}`,
    answer: 1,
    secret: true,
  };
  return ledger.castBallot(entry).catch((error: Error) => `refused: ${error.message}`);
}

const tooLarge = 3 * 1024 * 1024;
console.log('small', await append('session:small', 10));
// In one commit: the large one has no room, so all of them are refused.
const together = [append('session:large', tooLarge), append('session:beside', 10), vote(1)];
for (const outcome of await Promise.all(together)) console.log('together', outcome);
console.log('after', await append('session:after', 10), await vote(2));
for (const stream of ['session:small', 'session:large', 'session:beside', 'session:after']) {
  console.log('kept', stream, await events.lastSeq(stream));
}
console.log('voters', (await ledger.listVoters('poll_1')).join());
await close();
