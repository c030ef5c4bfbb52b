/** What a check says to the person in front of it. */
import { describe, expect, it } from 'vitest';
import { type CheckFacts, verdictOf } from './verdict.ts';

const GOOD: CheckFacts = {
  camera: 'clear',
  microphone: 'heard',
  network: { is: 'reached', by: 'udp', roundTripMs: 20 },
};

describe('[T40] the verdict of a check', () => {
  it('is one clear sentence, the worst first', () => {
    expect(verdictOf(GOOD)).toEqual({ kind: 'ready' });
    expect(verdictOf({ ...GOOD, microphone: 'silent', camera: 'dark' })).toEqual({
      kind: 'no',
      because: 'microphone',
    });
    expect(verdictOf({ ...GOOD, microphone: 'permission_blocked', network: { is: 'blocked' } })).toEqual({
      kind: 'no',
      because: 'network',
    });
  });

  it('lets nobody stay away for want of a camera or a fast network', () => {
    expect(verdictOf({ ...GOOD, camera: 'no_device' })).toEqual({ kind: 'limited', because: 'camera' });
    const slow = { is: 'reached', by: 'udp', roundTripMs: 900 } as const;
    expect(verdictOf({ ...GOOD, network: slow })).toEqual({ kind: 'limited', because: 'network' });
    expect(verdictOf({ ...GOOD, network: { ...slow, by: 'tcp', roundTripMs: 9 } })).toMatchObject({
      because: 'network',
    });
  });

  it('waits for what still runs, but not with bad news', () => {
    expect(verdictOf({ ...GOOD, microphone: 'listening' })).toEqual({ kind: 'checking' });
    expect(verdictOf({ ...GOOD, camera: 'asking', microphone: 'device_busy' })).toMatchObject({ kind: 'no' });
  });
});
