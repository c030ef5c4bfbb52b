/** A reservation is kept by what succeeds and by nothing else. */
import { describe, expect, it } from 'vitest';
import { orRelease, releaseOnce } from './reservation.ts';
import { ok, type Result, refuse } from './result.ts';

describe('a reservation', () => {
  const released: string[] = [];
  const tryTo = (name: string, act: () => Promise<Result<number>>) =>
    orRelease(() => released.push(name), act);

  it('is kept by a success, and released by a refusal and by a failure', async () => {
    expect(await tryTo('success', async () => ok(1))).toEqual(ok(1));
    expect(await tryTo('refusal', async () => refuse('overloaded'))).toEqual(refuse('overloaded'));
    const failing = tryTo('failure', async () => {
      throw new Error('broken');
    });
    await expect(failing).rejects.toThrow('broken');
    expect(released).toEqual(['refusal', 'failure']);
  });

  it('is released once, however often that is asked for', () => {
    let times = 0;
    const release = releaseOnce(() => {
      times += 1;
    });
    for (let asked = 0; asked < 3; asked += 1) release();
    expect(times).toBe(1);
  });
});
