/** The list of the encoder, as ffmpeg writes it. */
import { describe, expect, it } from 'vitest';
import { parseIndex } from './encoder-index.ts';

const HEAD = ['#EXTM3U', '#EXT-X-VERSION:7', '#EXT-X-TARGETDURATION:2'];

describe("the encoder's list", () => {
  it('is read with its beginning, and with the place where it begins', () => {
    const text = [
      ...[...HEAD, '#EXT-X-MEDIA-SEQUENCE:17', '#EXT-X-MAP:URI="init_0.mp4"'],
      ...['#EXTINF:2.000000,', '000017.m4s', '#EXTINF:1.320000,', '000018.m4s', ''],
    ].join('\n');
    expect(parseIndex(text)).toEqual({
      init: 'init_0.mp4',
      first: 17,
      segments: [
        { file: '000017.m4s', seconds: 2, kept: true },
        { file: '000018.m4s', seconds: 1.32, kept: true },
      ],
    });
  });

  it('[KR17] that a full disk has cut off is read up to there', () => {
    const cut = [
      ...HEAD,
      '#EXT-X-MAP:URI="init.mp4"',
      '#EXTINF:2.000000,',
      '000000.m4s',
      '#EXTINF:2.000000,',
    ];
    expect(parseIndex([...cut, '0000'].join('\n')).segments.map(({ file }) => file)).toEqual(['000000.m4s']);
  });

  it('holds nothing before its first segment', () => {
    expect(parseIndex([...HEAD, '#EXT-X-MAP:URI="init.mp4"', ''].join('\n')).init).toBeNull();
  });
});
