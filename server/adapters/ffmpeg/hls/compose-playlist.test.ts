/** Playlists as players and other readers understand them. */
import HLS from 'hls-parser';
import { describe, expect, it } from 'vitest';
import { composeMaster, composePlaylist } from './compose-playlist.ts';
import type { RunIndex } from './run-index.ts';

const run = (name: string, startedMs: number, count: number): RunIndex => ({
  run: name,
  startedMs,
  init: 'init_0.mp4',
  segments: Array.from({ length: count }, (_, at) => ({
    file: `${String(at).padStart(6, '0')}.m4s`,
    seconds: 2,
    kept: true,
  })),
});
const START = Date.parse('2026-06-01T01:00:00Z');
const tags = (text: string, tag: string) => text.split('\n').filter((line) => line.startsWith(tag));

describe('playlists', () => {
  it('[T31] give every segment its true time', () => {
    const text = composePlaylist('720p', [run('0001', START, 3)], { kind: 'dvr', ended: false });
    expect(tags(text, '#EXT-X-PROGRAM-DATE-TIME')).toEqual([
      '#EXT-X-PROGRAM-DATE-TIME:2026-06-01T01:00:00.000Z',
      '#EXT-X-PROGRAM-DATE-TIME:2026-06-01T01:00:02.000Z',
      '#EXT-X-PROGRAM-DATE-TIME:2026-06-01T01:00:04.000Z',
    ]);
    expect(text).toContain('../runs/0001/720p/000002.m4s');
    expect(text).not.toContain('ENDLIST');
  });

  it('[T32] mark where a run ends, with the time of the next and its own beginning', () => {
    const text = composePlaylist('360p', [run('0001', START, 2), run('0002', START + 9_000, 1)], {
      kind: 'dvr',
      ended: false,
    });
    const lines = text.split('\n');
    const border = lines.indexOf('#EXT-X-DISCONTINUITY');
    expect(lines.slice(border).join('\n')).toContain('2026-06-01T01:00:09.000Z');
    expect(tags(text, '#EXT-X-MAP')).toEqual([
      '#EXT-X-MAP:URI="../runs/0001/360p/init_0.mp4"',
      '#EXT-X-MAP:URI="../runs/0002/360p/init_0.mp4"',
    ]);
    expect(lines.filter((line) => line === '#EXT-X-DISCONTINUITY')).toHaveLength(1);
  });

  it('show the last moments live, and count what is no longer shown', () => {
    const text = composePlaylist('720p', [run('0001', START, 5), run('0002', START + 20_000, 10)], {
      kind: 'live',
      ended: false,
    });
    expect(tags(text, '#EXTINF')).toHaveLength(8);
    expect(text).toContain('#EXT-X-MEDIA-SEQUENCE:7');
    expect(text).toContain('#EXT-X-DISCONTINUITY-SEQUENCE:1');
    expect(text.split('\n')).not.toContain('#EXT-X-DISCONTINUITY');
  });

  it('[KR9] leave out what was removed: the replay goes on after it, nobody goes back past it', () => {
    const whole = run('0001', START, 20);
    const removed = {
      ...whole,
      segments: whole.segments.map((one, at) => ({ ...one, kept: at < 4 || at >= 7 })),
    };
    const replay = composePlaylist('720p', [removed], { kind: 'replay', ended: true });
    expect(tags(replay, '#EXTINF')).toHaveLength(17);
    const lines = replay.split('\n');
    expect(lines.slice(lines.indexOf('#EXT-X-DISCONTINUITY'))[1]).toContain('2026-06-01T01:00:14.000Z');
    expect(tags(replay, '#EXT-X-MAP')).toHaveLength(1);
    expect(tags(replay, '#EXT-X-DISCONTINUITY').filter((tag) => !tag.includes('SEQUENCE'))).toHaveLength(1);
    const dvr = composePlaylist('720p', [removed], { kind: 'dvr', ended: false });
    expect(dvr).toContain('#EXT-X-MEDIA-SEQUENCE:7');
    expect(tags(dvr, '#EXTINF')).toHaveLength(13);
    expect(composePlaylist('720p', [removed], { kind: 'live', ended: false })).toContain(
      '#EXT-X-MEDIA-SEQUENCE:12',
    );
  });

  it.each(['live', 'dvr', 'replay'] as const)('[T31] are valid for another reader (%s)', (kind) => {
    const text = composePlaylist('720p', [run('0001', START, 3), run('0002', START + 9_000, 2)], {
      kind,
      ended: kind === 'replay',
    });
    const read = HLS.parse(text);
    if (!('segments' in read)) throw new Error('not a media playlist');
    expect(read.segments).toHaveLength(5);
    expect(read.segments.map(({ discontinuity }) => discontinuity === true).indexOf(true)).toBe(3);
    expect(read.segments[4]?.programDateTime?.toISOString()).toBe('2026-06-01T01:00:11.000Z');
    expect(read.endlist).toBe(kind === 'replay');
    const master = HLS.parse(composeMaster(kind));
    expect('variants' in master && master.variants.map(({ uri }) => uri)).toEqual([
      `${kind}-720p.m3u8`,
      `${kind}-360p.m3u8`,
      `${kind}-audio.m3u8`,
    ]);
  });

  it('keep two hours to go back to', () => {
    const text = composePlaylist('720p', [run('0001', START, 4_000)], { kind: 'dvr', ended: false });
    expect(tags(text, '#EXTINF')).toHaveLength(3_600);
  });

  it('[T33] end the replay', () => {
    const text = composePlaylist('audio', [run('0001', START, 4)], { kind: 'replay', ended: true });
    expect(text).toContain('#EXT-X-PLAYLIST-TYPE:VOD');
    expect(text.trim().endsWith('#EXT-X-ENDLIST')).toBe(true);
  });

  it.each(['live', 'dvr'] as const)('[T33] bring players that watched live to an end (%s)', (kind) => {
    const runs = [run('0001', START, 4)];
    expect(composePlaylist('audio', runs, { kind, ended: false })).not.toContain('#EXT-X-ENDLIST');
    expect(composePlaylist('audio', runs, { kind, ended: true }).trim()).toMatch(/#EXT-X-ENDLIST$/);
  });

  it('[T31] offer two pictures and sound alone', () => {
    const text = composeMaster('live');
    expect(tags(text, '#EXT-X-STREAM-INF')).toHaveLength(3);
    expect(text).toMatch(/RESOLUTION=1280x720.*\nlive-720p\.m3u8/);
    expect(text).toMatch(/CODECS="mp4a\.40\.2"\nlive-audio\.m3u8/);
  });
});
