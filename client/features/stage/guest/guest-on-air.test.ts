/** What of a guest reaches the audience. */
import { describe, expect, it } from 'vitest';
import type { LiveSource } from '#shared/contract/protocol.ts';
import type { Programme } from '#shared/features/stage/state.ts';
import { type GuestSends, guestOnAir, hasSent, isGuestOnAir } from './guest-on-air.ts';

const GUEST = 'g_1';
const SENT = { muted: false, live: true };
const LIVE: LiveSource = { sourceId: GUEST, label: '王工', audio: 'a', camera: 'v', screen: null };
const PUBLISHED: GuestSends['published'] = {
  link: 'live',
  tracks: { camera: SENT, microphone: SENT },
  displaced: null,
};

/** Everything has gone out from this page before. */
const OWN: GuestSends['own'] = ['camera', 'screen', 'microphone'];

const host = { sourceId: 'host', track: 'camera' } as const;
const guest = { sourceId: GUEST, track: 'camera' } as const;
const screen = { sourceId: GUEST, track: 'screen' } as const;
const onHost: Programme = { video: host, audio: ['host'], card: 'none' };
const both: Programme = { ...onHost, video: guest, audio: [GUEST] };

const reach = (
  programme: Programme,
  published: Partial<GuestSends['published']> = {},
  { live = LIVE, own = OWN }: Partial<GuestSends> = {},
) => {
  const sends: GuestSends = { published: { ...PUBLISHED, ...published }, own, live };
  const { picture, sound } = guestOnAir(programme, GUEST, sends);
  return `${picture} ${sound}`;
};

describe('of a guest who sends', () => {
  it.each<[string, Programme]>([
    ['reaches reaches', both],
    ['reaches reaches', { ...onHost, second: { ...guest, place: 'inset' }, audio: ['host', GUEST] }],
    ['reaches off', { ...onHost, video: guest }],
    ['off reaches', { ...onHost, audio: ['host', GUEST] }],
    ['off off', onHost],
    ['off off', { ...onHost, video: guest, audio: [], card: 'break' }],
  ])('[T46] what the programme wants arrives: %s', (expected, programme) => {
    expect(reach(programme)).toBe(expected);
    expect(isGuestOnAir(programme, GUEST)).toBe(expected !== 'off off');
  });
});

describe('of a guest on air', () => {
  it('[T46] no sound arrives from a microphone that is muted, or not open', () => {
    expect(reach(both, { tracks: { camera: SENT, microphone: { ...SENT, muted: true } } })).toBe(
      'reaches muted',
    );
    expect(reach(both, { tracks: { camera: SENT } })).toBe('reaches closed');
  });

  it('[T46] a picture arrives only when the track that is on air is open', () => {
    expect(reach(both, { tracks: { microphone: SENT } })).toBe('closed reaches');
    const onScreen = { ...both, video: screen };
    expect(reach(onScreen)).toBe('closed reaches');
    expect(reach(onScreen, { tracks: { screen: SENT, microphone: SENT } })).toBe('reaches reaches');
  });

  it('[T46] one of two pictures is enough to be seen', () => {
    const two: Programme = { ...both, second: { ...screen, place: 'inset' } };
    expect(reach(two)).toBe('reaches reaches');
    expect(reach(two, { tracks: { screen: SENT, microphone: SENT } })).toBe('reaches reaches');
    expect(reach(two, { tracks: { microphone: SENT } })).toBe('closed reaches');
  });

  it('[T46] nothing arrives while the line is away, or of a track that is not there yet', () => {
    expect(reach(both, { link: 'recovering' })).toBe('broken broken');
    const tracks = { microphone: SENT, camera: { ...SENT, live: false } };
    expect(reach(both, { tracks })).toBe('broken reaches');
  });

  it('[T46] [T54] another page may send it, as long as that one does', () => {
    const displaced = { roles: ['camera', 'microphone'], by: 'otherPage' } as const;
    expect(reach(both, { tracks: {}, displaced })).toBe('elsewhere elsewhere');
    const silent: LiveSource = { ...LIVE, audio: null };
    expect(reach(both, { tracks: {}, displaced }, { live: silent })).toBe('elsewhere closed');
  });

  it('[T46] [T54] a page opened beside the one that sends knows that it is another one', () => {
    const opened = { tracks: {}, link: 'idle' } as const;
    expect(reach(both, opened, { own: [] })).toBe('elsewhere elsewhere');
    expect(reach(both, opened, { own: [], live: { ...LIVE, camera: null } })).toBe('closed elsewhere');
    expect(reach(both, opened, { own: [], live: null })).toBe('closed closed');
    // The microphone was opened here, the camera was not.
    expect(reach(both, { tracks: { microphone: SENT } }, { own: ['microphone'] })).toBe('elsewhere reaches');
  });

  it('[T46] what was stopped here is closed, although the server still has it for a moment', () => {
    expect(reach(both, { tracks: {} })).toBe('closed closed');
    expect(reach(both, { tracks: { camera: SENT } }, { own: ['camera', 'microphone'] })).toBe(
      'reaches closed',
    );
  });
});

describe('a page', () => {
  it('[T46] remembers what has gone out from it, once it has', () => {
    const own = hasSent([], { camera: SENT, microphone: { ...SENT, live: false } });
    expect(own).toEqual(['camera']);
    expect(hasSent(own, {})).toBe(own);
    expect(hasSent(own, { camera: SENT, microphone: SENT })).toEqual(['camera', 'microphone']);
  });
});
