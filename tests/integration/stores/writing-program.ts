/** Appends and votes as fast as it can, printing each acknowledgement, until it is killed. Arguments: file, round. */
import { openSqliteStores } from '#server/adapters/sqlite/open-stores.ts';

const [file = '', round = ''] = process.argv.slice(2);
const { events, ledger } = await openSqliteStores({ file });

/** Pipes are written at once: what is printed was acknowledged, whatever happens next. */
function acknowledge(...words: readonly string[]): void {
  console.log(words.join(' '));
}

async function append(stream: string): Promise<never> {
  for (let seq = 0; ; seq += 1) {
    const text = `${stream}/${seq + 1}`;
    const event = { type: 'note.written', text };
    const { outcome } = await events.append({
      streams: [{ stream, expectedSeq: seq, events: [{ at: '2026-03-01T09:00:00.000Z', event }] }],
      commands: [{ stream, commandId: `command-${seq}`, personId: 'p_1', reply: text }],
      writes: [
        { op: 'put', table: 'items', key: text, row: { scope: stream, tag: '', sort: text, doc: seq + 1 } },
      ],
    });
    acknowledge('event', outcome, stream, `${seq + 1}`);
  }
}

async function vote(pollId: string, secret: boolean, worker: number): Promise<never> {
  await ledger.openPoll(pollId);
  for (let index = 0; ; index += 1) {
    const personId = `p_${round}_${worker}_${index}`;
    const outcome = await ledger.castBallot({
      ...{ pollId, personId, commandId: `command-${personId}`, answer: index % 3, secret },
    });
    acknowledge('ballot', outcome, pollId, personId, `${index % 3}`);
  }
}

async function support(worker: number): Promise<never> {
  for (let index = 0; ; index += 1) {
    const personId = `p_${round}_${worker}_${index}`;
    const changed = await ledger.setSupport('q_1', 's_1', personId, true);
    acknowledge('support', `${changed}`, personId);
  }
}

const workers = [0, 1, 2, 3, 4, 5, 6, 7];
await Promise.all([
  ...workers.map((worker) => append(`session:${round}-${worker}`)),
  ...workers.map((worker) => vote('poll_secret', true, worker)),
  ...workers.map((worker) => vote('poll_named', false, worker)),
  ...workers.map((worker) => support(worker)),
]);
