/** What is read from a browser's figures about a path, and what is made of a call that failed. */
import { describe, expect, it } from 'vitest';
import type { Outcome } from '#client/lib/outcome.ts';
import { failureOf, joinRoom, readStats, settle } from './device.ts';

/** As browsers report them, in the parts that are read. */
const report = (...entries: readonly Record<string, unknown>[]): RTCStatsReport =>
  new Map(entries.map((entry, at) => [`${at}`, entry]));

describe('figures of a path', () => {
  it('are summed over its streams', () => {
    const stats = readStats(
      report(
        { type: 'inbound-rtp', kind: 'audio', ssrc: 5, packetsReceived: 50, packetsLost: 1 },
        { type: 'inbound-rtp', kind: 'video', ssrc: 6, packetsReceived: 90, framesDecoded: 30 },
        { type: 'inbound-rtp', kind: 'video', ssrc: 7, packetsReceived: 10, framesDecoded: 3 },
        { type: 'transport', srtpCipher: 'AEAD_AES_256_GCM' },
      ),
    );
    expect(stats).toMatchObject({
      ...{ packetsReceived: 150, packetsLost: 1, framesDecoded: 33, picturePackets: 100 },
      srtp: 'AEAD_AES_256_GCM',
    });
  });

  it('do not take probing of the line for pictures: it goes on while a camera is closed', () => {
    const probing = { type: 'inbound-rtp', kind: 'video', ssrc: 1234, packetsReceived: 40, framesDecoded: 0 };
    expect(readStats(report(probing)).picturePackets).toBe(0);
  });
});

it('code that cannot be loaded is no lack of the browser: whoever asked tries again, and closes what is open', async () => {
  const call = async () => Object.assign(Object.create(null), { ok: true, value: {} });
  const joined = await joinRoom({ call }, () => Promise.reject(new TypeError('Failed to fetch')));
  expect(joined).toEqual({ ok: false, code: 'offline' });
});

describe('a call made for the library', () => {
  const answer = (outcome: Outcome<string>): Promise<string> =>
    new Promise((done, fail) => settle(Promise.resolve(outcome), done, fail));

  it('hands on what it came to', async () => {
    expect(await answer({ ok: true, value: 'id' })).toBe('id');
  });

  it('fails with what the server said, so that who was only too fast tries again', async () => {
    const refused = await answer({ ok: false, code: 'too_fast', retryAfterMs: 500 }).catch(failureOf);
    expect(refused).toEqual({ ok: false, code: 'too_fast', retryAfterMs: 500 });
  });

  it('is unsupported when the library itself fails', () => {
    expect(failureOf(new TypeError('no codec'))).toMatchObject({ code: 'unsupported', detail: 'no codec' });
  });
});
