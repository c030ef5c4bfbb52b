/** Checks which stream each track is in, with tracks and streams of paper. */
import { describe, expect, it } from 'vitest';
import { PaperStream } from '#tests/support/paper-media.ts';
import type { ReceivedTrack } from './receive-link.ts';
import { TrackShelf, type WantedProgramme } from './track-shelf.ts';

function setUp() {
  const main = new PaperStream();
  const second = new PaperStream();
  const stream: MediaStream = Object.create(main);
  const secondStream: MediaStream = Object.create(second);
  const shelf = new TrackShelf({ stream, secondStream });
  const closed: string[] = [];
  const tracks = new Map<string, { enabled: boolean }>();
  const receive = (id: string): ReceivedTrack => {
    const paper = { id, kind: id.startsWith('a') ? 'audio' : 'video', enabled: true };
    tracks.set(id, paper);
    const track: MediaStreamTrack = Object.assign(Object.create(null), paper);
    Object.defineProperty(track, 'enabled', {
      set: (enabled: boolean) => {
        paper.enabled = enabled;
      },
    });
    const resume = () => Promise.reject(new Error('not used'));
    return { producerId: id, track, resume, close: () => void closed.push(id) };
  };
  /** As a round of the viewer does. */
  const want = (programme: WantedProgramme) => {
    const { video, second: other = null, audio } = programme;
    const wanted = [video, other, ...audio].filter((id) => id !== null);
    for (const id of wanted) if (!shelf.has(id)) shelf.add(id, receive(id), programme);
    shelf.settle(new Set(wanted), programme);
  };
  return { shelf, want, main, second, closed, tracks };
}

describe('tracks in their streams', () => {
  it('[T9] the second picture has a stream of its own, sound goes with the main one', () => {
    const { want, main, second } = setUp();
    want({ video: 'v1', second: 'v2', audio: ['a1'] });
    expect([main.now, second.now]).toEqual([['v1', 'a1'], ['v2']]);
    want({ video: 'v1', audio: ['a1'] });
    expect([main.now, second.now]).toEqual([['v1', 'a1'], []]);
  });

  it('[T9] pictures that change places are not received anew, and none is missing meanwhile', () => {
    const { want, main, second, closed } = setUp();
    want({ video: 'v1', second: 'v2', audio: [] });
    want({ video: 'v2', second: 'v1', audio: [] });
    expect([main.now, second.now, closed]).toEqual([['v2'], ['v1'], []]);
    expect([...main.history, ...second.history]).not.toContain('');
    want({ video: 'v1', second: null, audio: [] });
    expect([main.now, second.now, closed]).toEqual([['v1'], [], ['v2']]);
  });

  it('a path that is gone leaves nothing, and sound that comes later is as silent as wished', () => {
    const { shelf, want, main, second, tracks } = setUp();
    want({ video: 'v1', second: 'v2', audio: ['a1'] });
    shelf.clear();
    expect([main.now, second.now, shelf.has('v1')]).toEqual([[], [], false]);
    shelf.setMuted(true);
    want({ video: null, audio: ['a2'] });
    expect(tracks.get('a2')?.enabled).toBe(false);
  });
});
