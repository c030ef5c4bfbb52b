/** Rules H1 and H3: what pages tell of themselves. */
import { describe, expect, it } from 'vitest';
import { MediaReports } from './reports.ts';

function setUp() {
  let made = 0;
  const reports = new MediaReports({
    id: (prefix) => {
      made += 1;
      return `${prefix}_abc${made}`;
    },
  });
  return reports;
}

const TROUBLE = { problem: 'no_picture', way: 'hls', facts: 'Chrome 140 · 4g' } as const;

describe('reports of pages', () => {
  it('[H1] count who watches by which way, until they go', () => {
    const reports = setUp();
    reports.watches('s1', 'a', 'webrtc');
    reports.watches('s1', 'b', 'webrtc');
    reports.watches('s1', 'b', 'hls');
    reports.watches('s2', 'c', 'text');
    expect(reports.viewers('s1')).toEqual({ webrtc: 1, hls: 1, sound: 0, text: 0 });
    reports.left('a');
    expect(reports.viewers('s1')).toEqual({ webrtc: 0, hls: 1, sound: 0, text: 0 });
  });

  it('[H1] know what a page sends as long as it is there', () => {
    const reports = setUp();
    reports.sends('a', { producerId: 'p', width: 640, height: 360, framesPerSecond: 15 });
    expect(reports.sentBy('p')).toEqual({ width: 640, height: 360, framesPerSecond: 15 });
    reports.left('a');
    expect(reports.sentBy('p')).toBeNull();
  });

  it('[H3] give every trouble a number, and count people, not touches', () => {
    const reports = setUp();
    const told = reports.trouble('s1', 'a', 0, TROUBLE);
    expect(told.no).toBe('ABC1');
    reports.trouble('s1', 'a', 1_000, TROUBLE);
    reports.trouble('s1', 'b', 2_000, TROUBLE);
    expect(reports.troubles('s1', 3_000)).toMatchObject({
      people: 2,
      latest: [{ no: 'ABC3' }, { no: 'ABC2' }, {}],
    });
    expect(reports.troubles('s1', 3_600_000).people).toBe(0);
    expect(reports.troubles('s2', 3_000)).toEqual({ people: 0, latest: [] });
  });

  it('[H3] do not grow without end', () => {
    const reports = setUp();
    for (let at = 0; at < 500; at += 1) reports.trouble('s1', `o${at}`, at, TROUBLE);
    expect(reports.troubles('s1', 500)).toMatchObject({ people: 50 });
    expect(reports.troubles('s1', 500).latest).toHaveLength(10);
  });
});
