/** Checks what ffmpeg is asked to do. */
import { describe, expect, it } from 'vitest';
import type { Ingest } from '#server/ports/media-plane.ts';
import { type FeedInput, feedArguments, titleLines } from './arguments.ts';

const ingest: Ingest = {
  ingestId: 'i',
  generation: 'g',
  videoCodec: 'VP8',
  video: { producerId: 'v', ip: '127.0.0.1', rtpPort: 5000, rtcpPort: 5001, payloadType: 101, ssrc: 7 },
  audio: { producerId: 'a', ip: '127.0.0.1', rtpPort: 6000, rtcpPort: 6003, payloadType: 100, ssrc: 8 },
};
const from = { video: { rtp: 7000, rtcp: 7001 }, audio: { rtp: 7002, rtcp: 7003 } };
const texts = {
  titleFiles: ['/t/title-0.txt'],
  subtitleFile: '/t/subtitle.txt',
  clockFile: '/t/clock.txt',
  longestLine: 6,
};
const card: FeedInput = { kind: 'card', texts, font: 'Noto Sans CJK SC' };
const graphOf = (args: string[]): string => args[args.indexOf('-filter_complex') + 1] ?? '';

describe('titleLines', () => {
  it.each([
    ['网络协商会', ['网络协商会']],
    ['', ['']],
    ['一二三四五六七八九十一二三四五六七八', ['一二三四五六七八九', '十一二三四五六七八']],
    ['a'.repeat(80), ['a'.repeat(27), 'a'.repeat(27), 'a'.repeat(26)]],
    ['𠮷'.repeat(17), ['𠮷'.repeat(9), '𠮷'.repeat(8)]],
  ])('%s', (title, lines) => {
    expect(titleLines(title)).toEqual(lines);
  });
});

describe('feedArguments', () => {
  it('sends each track to its ports with its own numbers', () => {
    const args = feedArguments(card, ingest, from).join(' ');
    expect(args).toContain(
      '-payload_type 101 -ssrc 7 -f rtp rtp://127.0.0.1:5000?rtcpport=5001&localrtpport=7000&localrtcpport=7001&pkt_size=1200',
    );
    expect(args).toContain(
      '-payload_type 100 -ssrc 8 -f rtp rtp://127.0.0.1:6000?rtcpport=6003&localrtpport=7002&localrtcpport=7003&pkt_size=1200',
    );
  });

  it('encodes what the ingest wants', () => {
    expect(feedArguments(card, ingest, from)).toContain('libvpx');
    expect(feedArguments(card, { ...ingest, videoCodec: 'H264' }, from)).toContain('libx264');
  });

  it('without a font for Chinese the card has a clock and no words', () => {
    const graph = graphOf(feedArguments({ ...card, font: undefined }, ingest, from));
    expect(graph).toContain('clock.txt');
    expect(graph).not.toContain('title');
  });

  it('a file name is never taken for an address', () => {
    const args = feedArguments({ kind: 'file', path: 'http://example/a.mp4', hasSound: true }, ingest, from);
    expect(args[args.indexOf('-i') + 1]).toBe('file:http://example/a.mp4');
  });

  it('a file without sound gets silence', () => {
    const file = { kind: 'file', path: '/a.mp4' } as const;
    expect(graphOf(feedArguments({ ...file, hasSound: false }, ingest, from))).toContain('anullsrc');
    expect(graphOf(feedArguments({ ...file, hasSound: true }, ingest, from))).not.toContain('anullsrc');
  });

  it('[T13] a film is played once, after its first picture has stood still', () => {
    const once = { durationMs: 61_500 };
    const film: FeedInput = { kind: 'file', path: '/a.mp4', hasSound: true, once };
    const args = feedArguments(film, ingest, from);
    expect(args).not.toContain('-stream_loop');
    expect(graphOf(args)).toMatch(/tpad=start_duration=2000ms:start_mode=clone,realtime\[v\].*adelay=2000/);
    expect(args.filter((_, at) => args[at - 1] === '-t')).toEqual(['63.500', '63.500']);
    expect(args.slice(0, args.indexOf('-i')).join(' ')).toContain('-protocol_whitelist file -f mov');
    expect(graphOf(feedArguments({ ...film, hasSound: false }, ingest, from))).toContain('anullsrc');
  });
});
