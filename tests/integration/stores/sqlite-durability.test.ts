/** What SQLite acknowledged survives the process, however it ends. */
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openSqliteStores } from '#server/adapters/sqlite/open-stores.ts';
import { tempDir } from '../../support/temp-dir.ts';
import { waitFor } from '../../support/wait-for.ts';
import { startProgram } from './child-program.ts';

type Stores = Awaited<ReturnType<typeof openSqliteStores>>;

const ROUNDS = 8;

/** Acknowledgements of one round: it is killed after about so many. */
async function writeAndKill(file: string, round: number, after: number): Promise<readonly string[]> {
  await using program = startProgram('./writing-program.ts', [file, `${round}`]);
  await waitFor(
    () => {
      if (program.errors() !== '') throw new Error(program.errors());
      return program.lines.length >= after;
    },
    { what: `${after} acknowledgements`, withinMs: 30_000, everyMs: 1 },
  );
  await program.kill();
  return program.lines;
}

function words(lines: readonly string[], kind: string): readonly (readonly string[])[] {
  return lines.map((line) => line.split(' ')).filter(([first]) => first === kind);
}

async function checkEvents({ events }: Stores, lines: readonly string[]): Promise<void> {
  const lastAcknowledged = new Map<string, number>();
  for (const [, outcome, stream = '', seq] of words(lines, 'event')) {
    if (outcome !== 'appended') throw new Error(`unexpected: ${outcome} on ${stream}`);
    lastAcknowledged.set(stream, Math.max(lastAcknowledged.get(stream) ?? 0, Number(seq)));
  }
  for (const [stream, last] of lastAcknowledged) {
    const stored = await events.read(stream, 0, 1_000_000);
    expect(stored.length).toBeGreaterThanOrEqual(last);
    // One request at a time per stream: at most the unanswered one is there besides.
    expect(stored.length).toBeLessThanOrEqual(last + 1);
    expect(stored.map(({ seq }) => seq)).toEqual(stored.map((_, index) => index + 1));
    expect(stored.map(({ event }) => ('text' in event ? event.text : ''))).toEqual(
      stored.map(({ seq }) => `${stream}/${seq}`),
    );
    expect(await events.countRows('items', { scope: stream })).toBe(stored.length);
    expect(await events.findCommand(stream, `command-${stored.length - 1}`)).not.toBeNull();
    expect(await events.findCommand(stream, `command-${stored.length}`)).toBeNull();
  }
}

async function checkBallots({ ledger }: Stores, lines: readonly string[]): Promise<void> {
  const ballots = words(lines, 'ballot');
  expect(new Set(ballots.map(([, outcome]) => outcome))).toEqual(new Set(['stored']));
  for (const pollId of ['poll_secret', 'poll_named']) {
    const acknowledged = ballots.filter(([, , poll]) => poll === pollId);
    const voters = new Set(await ledger.listVoters(pollId));
    const counts = await ledger.countBallots(pollId);
    expect(acknowledged.filter(([, , , person = '']) => !voters.has(person))).toEqual([]);
    // Recounted: as many ballots as voters, and for each answer at least the acknowledged ones.
    expect(counts.reduce((sum, { count }) => sum + count, 0)).toBe(voters.size);
    for (const { answer, count } of counts) {
      const least = acknowledged.filter(([, , , , given]) => given === `${answer}`).length;
      expect(count).toBeGreaterThanOrEqual(least);
      expect(count).toBeLessThanOrEqual(least + 8 * ROUNDS);
    }
  }
  const named = new Map(
    (await ledger.listNamedBallots('poll_named')).map(({ personId, answer }) => [personId, `${answer}`]),
  );
  const wrong = ballots.filter(
    ([, , poll, person = '', answer]) => poll === 'poll_named' && named.get(person) !== answer,
  );
  expect(wrong).toEqual([]);
}

async function checkSupports({ ledger }: Stores, lines: readonly string[]): Promise<void> {
  const supporters = new Set((await ledger.listSupports('s_1')).map(({ personId }) => personId));
  const lost = words(lines, 'support').filter(
    ([, changed, person = '']) => changed !== 'true' || !supporters.has(person),
  );
  expect(lost).toEqual([]);
}

describe('SQLite stores', () => {
  it('hold everything that was acknowledged, once, after the process was killed again and again', async () => {
    await using dir = await tempDir('kill');
    const file = join(dir.path, 'main.db');
    const lines: string[] = [];
    for (const [round, after] of fc
      .sample(fc.integer({ min: 1, max: 3_000 }), { numRuns: ROUNDS, seed: 7 })
      .entries()) {
      lines.push(...(await writeAndKill(file, round, after)));
    }
    const stores = await openSqliteStores({ file });
    await checkEvents(stores, lines);
    await checkBallots(stores, lines);
    await checkSupports(stores, lines);
    await stores.close();
  }, 180_000);
});
