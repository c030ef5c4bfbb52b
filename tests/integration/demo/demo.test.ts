/** The demo comes alive by itself, can be driven with what it prints, and ends when told to. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Me, SessionListItem } from '#shared/contract/http.ts';
import type { Snapshot } from '#shared/contract/protocol.ts';
import type { DeskList, LedgerOverview, ReceiptThread } from '#shared/features/followups/views.ts';
import { freePort } from '#tests/support/free-port.ts';
import { HttpClient } from '#tests/support/http-client.ts';
import { type TempDir, tempDir } from '#tests/support/temp-dir.ts';
import { waitFor } from '#tests/support/wait-for.ts';

const FAST = '60';
/** Seeding signs in ten people and tells two months; a busy machine takes its time. */
const PATIENCE_MS = 110_000;

let child: ChildProcess;
let directory: TempDir;
let url: string;
let output = '';

/** The first match of a pattern in what was printed. */
function printed(pattern: RegExp): string {
  const [, found] = pattern.exec(output) ?? [];
  if (found === undefined) throw new Error(`${pattern} was not printed:\n${output}`);
  return found;
}

async function snapshot(client: HttpClient, audience: 'public' | 'staff'): Promise<Snapshot> {
  return client.get<Snapshot>(`/api/sessions/${printed(/\/wall\/(\w{6})/)}/snapshot?audience=${audience}`);
}

async function signedIn(loginName: string): Promise<HttpClient> {
  const client = new HttpClient(url);
  const result = await client.post<Me>('/api/sign-in', { loginName, password: printed(/password: (\S+)/) });
  if (!result.ok) throw new Error(`sign-in was refused: ${result.code}`);
  return client;
}

beforeAll(async () => {
  directory = await tempDir('demo');
  const port = await freePort();
  url = `http://127.0.0.1:${port}`;
  const args = ['--bare', '--quiet', '--fast', FAST, '--viewers', '20', '--port', `${port}`];
  child = spawn(process.execPath, ['scripts/demo.ts', ...args], {
    env: { PATH: process.env['PATH'], HOST: '127.0.0.1', LOG_LEVEL: 'error', DATA_DIR: directory.path },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const keep = (chunk: Buffer): void => {
    output += chunk.toString();
  };
  child.stdout?.on('data', keep);
  child.stderr?.on('data', keep);
  await waitFor(() => output.includes('Ctrl-C') || child.exitCode !== null, {
    what: 'the links',
    withinMs: PATIENCE_MS,
    everyMs: 100,
  });
  if (child.exitCode !== null) throw new Error(output);
});

afterAll(async () => {
  if (child.exitCode === null && child.signalCode === null) {
    child.kill('SIGKILL');
    await once(child, 'exit');
  }
  await directory.remove();
});

describe('the demo', () => {
  it('has questions, comments, supports, votes and people within moments', async () => {
    const viewer = new HttpClient(url);
    const before = await snapshot(viewer, 'public');
    const alive = async (): Promise<boolean> => {
      const { room, now } = await snapshot(viewer, 'public');
      return (
        Object.keys(room.questions.byId).length > Object.keys(before.room.questions.byId).length + 3 &&
        now.counters.comments > before.now.counters.comments + 20 &&
        now.counters.current > 10 &&
        Object.values(now.supports).some((count) => count > 2) &&
        Object.values(room.polls.byId).some((poll) => (poll.final?.turnout ?? 0) > 0)
      );
    };
    await waitFor(alive, { what: 'a living room', withinMs: 40_000, everyMs: 200 });
  });

  it('leaves something to review for the one who signs in with the printed account', async () => {
    const reviewer = await signedIn(printed(/reviewer\s.*account: (\w+)/));
    // The simulated colleague works on the oldest; the newest are left, but one may be faster all the same.
    const holdsNewest = async (): Promise<boolean> => {
      const { room, now } = await snapshot(reviewer, 'staff');
      const pending = Object.values(room.questions.byId)
        .filter(({ status }) => status === 'pending')
        .toSorted((a, b) => b.no - a.no);
      const [newest] = pending;
      if (newest === undefined || now.counters.waiting === 0) return false;
      const payload = { questionId: newest.id, note: '' };
      return (await reviewer.command('questions:hold', payload, { sessionId: room.session.id })).ok;
    };
    await waitFor(holdsNewest, { what: 'a question to hold' });
  });

  it('shows three sessions, and two rates of the one that is over', async () => {
    const viewer = new HttpClient(url);
    const sessions = await viewer.get<readonly SessionListItem[]>('/api/sessions');
    expect(sessions.map(({ status }) => status).toSorted()).toEqual(['announced', 'handling', 'live']);
    const ledger = await viewer.get<LedgerOverview>('/api/ledger');
    const rates = ledger.sessions[0]?.rates;
    expect(rates?.answeredRate).toBeGreaterThan(0.5);
    expect(rates?.carriedOutRate).toBeGreaterThan(0.1);
    expect(rates?.carriedOutRate).toBeLessThan(rates?.answeredRate ?? 0);
    expect(rates?.overdue).toBeGreaterThan(0);
    for (const count of Object.values(rates?.breakdown ?? {})) expect(count).toBeGreaterThan(0);
  });

  it('has items in every state, and a receipt that waits for its rating', async () => {
    const committee = await signedIn(printed(/committee\s.*account: (\w+)/));
    const { counts } = await committee.get<DeskList>('/api/desk/items');
    expect(counts.overdue).toBeGreaterThan(0);
    for (const process of ['dispatched', 'handling', 'review', 'published', 'redo', 'closed'] as const)
      expect(counts.byProcess[process], process).toBeGreaterThan(0);
    const receipt = printed(/\/track\/([A-Z0-9-]{14})/);
    const thread = await new HttpClient(url).get<ReceiptThread>(`/api/track/${receipt}`);
    expect(thread.rating.replyNo).toBe(2);
    expect(thread.item?.outcome).toBe('done');
  });

  it('ends when told to', async () => {
    const exited = once(child, 'exit');
    child.kill('SIGINT');
    expect(await exited).toEqual([0, null]);
  });
});
