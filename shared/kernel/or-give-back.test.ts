/** A place is kept by what succeeds and by nothing else. */
import { describe, expect, it } from 'vitest';
import { orGiveBack } from './or-give-back.ts';
import { ok, type Result, refuse } from './result.ts';

describe('a place taken in advance', () => {
  const given: string[] = [];
  const tryTo = (name: string, act: () => Promise<Result<number>>) => orGiveBack(() => given.push(name), act);

  it('is kept by a success, and given back by a refusal and by a failure', async () => {
    expect(await tryTo('success', async () => ok(1))).toEqual(ok(1));
    expect(await tryTo('refusal', async () => refuse('overloaded'))).toEqual(refuse('overloaded'));
    const failing = tryTo('failure', async () => {
      throw new Error('broken');
    });
    await expect(failing).rejects.toThrow('broken');
    expect(given).toEqual(['refusal', 'failure']);
  });
});
