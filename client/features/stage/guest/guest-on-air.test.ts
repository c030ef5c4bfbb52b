/** What a guest is told of being on air. */
import { describe, expect, it } from 'vitest';
import type { Programme } from '#shared/features/stage/state.ts';
import { guestOnAir } from './guest-on-air.ts';

const host = { sourceId: 'host', track: 'camera' } as const;
const guest = { sourceId: 'g_1', track: 'camera' } as const;
const onHost: Programme = { video: host, audio: ['host'], card: 'none' };

describe('a guest', () => {
  it.each<[string, Programme]>([
    ['both', { ...onHost, video: guest, audio: ['g_1'] }],
    ['both', { ...onHost, second: { ...guest, place: 'inset' }, audio: ['host', 'g_1'] }],
    ['picture', { ...onHost, video: guest }],
    ['sound', { ...onHost, audio: ['host', 'g_1'] }],
    ['off', onHost],
    ['off', { ...onHost, video: guest, audio: [], card: 'break' }],
  ])('is told “%s”', (expected, programme) => {
    expect(guestOnAir(programme, 'g_1')).toBe(expected);
  });
});
