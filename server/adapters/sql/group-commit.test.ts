/** How single requests become batches. */
import { describe, expect, it } from 'vitest';
import { waitFor } from '#tests/support/wait-for.ts';
import { createGroupCommit, type Settled } from './group-commit.ts';

/** A far side that answers a batch when it is told to. */
function createFarSide() {
  const batches: {
    readonly requests: readonly number[];
    readonly answer: () => void;
    readonly fail: () => void;
  }[] = [];
  const run = (requests: readonly number[]): Promise<readonly Settled<string>[]> =>
    new Promise((resolve, reject) => {
      batches.push({
        requests,
        answer: () => resolve(requests.map((request) => ({ ok: true, reply: `done ${request}` }))),
        fail: () => reject(new Error('disk is gone')),
      });
    });
  return { batches, run };
}

/** Lets everything run that is ready to. */
function turn(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(() => setImmediate(resolve));
  });
}

describe('group commit', () => {
  it('sends requests of one moment together, and later ones together after that', async () => {
    const { batches, run } = createFarSide();
    const group = createGroupCommit({ run, maxBatch: 100, parallel: 1 });
    const first = [1, 2, 3].map(group.submit);
    await turn();
    const second = [4, 5].map(group.submit);
    await turn();
    expect(batches.map(({ requests }) => requests)).toEqual([[1, 2, 3]]);
    batches[0]?.answer();
    expect(await Promise.all(first)).toEqual(['done 1', 'done 2', 'done 3']);
    await turn();
    expect(batches[1]?.requests).toEqual([4, 5]);
    batches[1]?.answer();
    expect(await Promise.all(second)).toEqual(['done 4', 'done 5']);
  });

  it('lets a lone request go at once, and those of a stream wait for company', async () => {
    const { batches, run } = createFarSide();
    const gather = { ms: 60_000, enough: 3 };
    const group = createGroupCommit({ run, maxBatch: 100, parallel: 2, gather });
    const requests = () => batches.map((batch) => batch.requests);
    void group.submit(1);
    await turn();
    expect(requests()).toEqual([[1]]);
    void group.submit(2);
    void group.submit(3);
    await turn();
    expect(requests()).toEqual([[1]]);
    void group.submit(4);
    await turn();
    expect(requests()).toEqual([[1], [2, 3, 4]]);
  });

  it('lets nobody wait for company longer than said', async () => {
    const { batches, run } = createFarSide();
    const group = createGroupCommit({ run, maxBatch: 100, parallel: 2, gather: { ms: 5, enough: 3 } });
    void group.submit(1);
    await turn();
    void group.submit(2);
    await waitFor(() => batches.length === 2, { what: 'the second batch' });
    expect(batches[1]?.requests).toEqual([2]);
  });

  it('sends no more than a batch holds, and no more batches than may be under way', async () => {
    const { batches, run } = createFarSide();
    const group = createGroupCommit({ run, maxBatch: 2, parallel: 2 });
    const all = [1, 2, 3, 4, 5].map(group.submit);
    await turn();
    expect(batches.map(({ requests }) => requests)).toEqual([
      [1, 2],
      [3, 4],
    ]);
    batches[0]?.answer();
    await turn();
    expect(batches[2]?.requests).toEqual([5]);
    batches[1]?.answer();
    batches[2]?.answer();
    expect(await Promise.all(all)).toHaveLength(5);
  });

  it('rejects all requests of a batch that failed and goes on with the next', async () => {
    const { batches, run } = createFarSide();
    const group = createGroupCommit({ run, maxBatch: 2, parallel: 1 });
    const all = Promise.allSettled([1, 2, 3].map(group.submit));
    await turn();
    batches[0]?.fail();
    await turn();
    batches[1]?.answer();
    expect((await all).map(({ status }) => status)).toEqual(['rejected', 'rejected', 'fulfilled']);
  });

  it('rejects single requests that the far side refused', async () => {
    const refused = new Error('no');
    const run = async (): Promise<readonly Settled<string>[]> => [
      { ok: true, reply: 'yes' },
      { ok: false, error: refused },
    ];
    const group = createGroupCommit({ run, maxBatch: 10, parallel: 1 });
    const all = await Promise.allSettled([1, 2, 3].map(group.submit));
    expect(all[0]).toEqual({ status: 'fulfilled', value: 'yes' });
    expect(all[1]).toEqual({ status: 'rejected', reason: refused });
    // A far side that forgot one must not leave its caller waiting.
    expect(all[2]?.status).toBe('rejected');
  });

  it('finishes what it accepted before it is closed, and accepts nothing after', async () => {
    const { batches, run } = createFarSide();
    const group = createGroupCommit({ run, maxBatch: 1, parallel: 1 });
    const accepted = [1, 2].map(group.submit);
    let closed = false;
    const closing = group.close().then(() => {
      closed = true;
    });
    await expect(group.submit(3)).rejects.toThrow(/closed/);
    await turn();
    batches[0]?.answer();
    await turn();
    expect(closed).toBe(false);
    batches[1]?.answer();
    await closing;
    expect(await Promise.all(accepted)).toEqual(['done 1', 'done 2']);
    await group.close();
  });
});
