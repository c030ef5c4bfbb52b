/** Rule T32: the thread of an output that fails is started again, and nobody else notices. */
import { describe, expect, it } from 'vitest';
import type { Log } from '#server/ports/log.ts';
import type { OutputStatus, Staging } from '#server/ports/programme-output.ts';
import { waitFor } from '#tests/support/wait-for.ts';
import { ThreadKeeper } from './thread-keeper.ts';

/** Breaks on being told what to show, as long as segments are kept. */
const FRAIL = `
  import { parentPort, workerData } from 'node:worker_threads';
  parentPort.on('message', ({ kind, staging }) => {
    if (kind === 'stage' && workerData.options.keep) throw new Error('it broke');
    if (kind === 'stage') parentPort.postMessage({ kind: 'shown', trackIds: staging.scene.pictures });
    if (kind !== 'close') return;
    parentPort.postMessage({ kind: 'status', status: { state: 'closed' } });
    parentPort.close();
  });
`;
const STAGING: Staging = {
  tracks: [],
  scene: { pictures: ['a'], layout: 'single', sounds: [], card: 'nothing' },
};

const silent: Log = {
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
  child: () => silent,
};

function setUp() {
  const told: { readonly statuses: OutputStatus[]; readonly shown: string[] } = { statuses: [], shown: [] };
  const cards = { soon: '', break: '', ended: '', nothing: '' };
  const keeper = new ThreadKeeper({
    file: new URL(`data:text/javascript,${encodeURIComponent(FRAIL)}`),
    start: { folder: '', options: { sessionId: 's', title: '', cards, keep: true } },
    events: {
      onStatus: (status) => told.statuses.push(status),
      onListening: () => undefined,
      onKeyFrameWanted: () => undefined,
      onShown: (trackIds) => told.shown.push(...trackIds),
    },
    log: silent,
  });
  const states = (): string[] => told.statuses.map(({ state }) => state);
  return { keeper, told, states };
}

describe('[T32] the thread of an output', () => {
  it('that fails is started again, with what it had been told', async () => {
    const { keeper, told, states } = setUp();
    keeper.keep(false);
    keeper.stage(STAGING);
    await waitFor(() => told.shown.length > 0, { what: 'the picture of the second thread' });
    expect(told.statuses[1]).toEqual({ state: 'waiting', reason: 'Error: it broke' });
    await keeper.close(true);
    expect(states()).toEqual(['starting', 'waiting', 'closed']);
  });

  it('is begun once more to complete what was written when the session ends meanwhile', async () => {
    const { keeper, states } = setUp();
    keeper.stage(STAGING);
    await waitFor(() => states().includes('waiting'), { what: 'the failure' });
    await keeper.close(true);
    expect(states()).toEqual(['starting', 'waiting', 'closed']);
  });
});
