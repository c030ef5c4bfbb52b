/** Tests of one-time codes. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CODE_WINDOW_MS, codeFrom, waitForCode } from './one-time-code.ts';

const minute = 60_000;

describe('one-time codes', () => {
  it('[A16] a code has six figures, taken from as many secrets as needed', () => {
    const secrets = ['ab1c-2', '_', 'x34Z', '5678'];
    expect(codeFrom(() => secrets.shift() ?? '')).toBe('123456');
  });

  it('[A16] secrets without figures are an error, not an endless wait', () => {
    expect(() => codeFrom(() => 'abcdef')).toThrow('no code');
  });

  it('[A17] one code a minute', () => {
    expect(waitForCode([], 0)).toBe(0);
    expect(waitForCode([10 * minute], 10 * minute)).toBe(minute);
    expect(waitForCode([10 * minute], 11 * minute)).toBe(0);
  });

  it('[A17] five an hour: the sixth waits until the first is an hour old', () => {
    const sent = [1, 3, 5, 7, 9].map((at) => at * minute);
    expect(waitForCode(sent, 11 * minute)).toBe(50 * minute);
    expect(waitForCode(sent, 61 * minute)).toBe(0);
  });

  it('[A17] whoever always waits as told never gets more than five in any hour', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 20 * minute }), { maxLength: 40 }), (pauses) => {
        const sent: number[] = [];
        let now = 0;
        for (const pause of pauses) {
          now += pause;
          now += waitForCode(sent, now);
          sent.push(now);
          expect(sent.filter((at) => at > now - CODE_WINDOW_MS).length).toBeLessThanOrEqual(5);
        }
      }),
    );
  });
});
