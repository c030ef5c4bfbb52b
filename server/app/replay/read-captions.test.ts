/** Caption files from outside: rule KR14. */
import { describe, expect, it } from 'vitest';
import { writeSrt, writeVtt } from '#shared/features/replay/cues.ts';
import { LIMITS } from '#shared/kernel/limits.ts';
import { readCaptions } from './read-captions.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const cues = [
  { startMs: 1_000, endMs: 2_500, text: '<县长> & 局长\n第二行' },
  { startMs: 3_600_000, endMs: 3_601_000, text: '一小时以后' },
];

describe('caption files', () => {
  it('[KR13][KR14] what is written as WebVTT is read back the same; SRT loses what looks like markup', async () => {
    expect(await readCaptions(bytes(writeVtt(cues)))).toEqual({ ok: true, value: cues });
    const plain = cues.map((cue) => ({ ...cue, text: cue.text.replace('<县长>', '县长') }));
    expect(writeSrt(plain)).toMatch(/^1\r\n00:00:01,000 --> 00:00:02,500\r\n县长/);
    expect(await readCaptions(bytes(writeSrt(plain)))).toEqual({ ok: true, value: plain });
  });

  it('[KR14] markup goes, faulty cues are left out, the rest is put in order', async () => {
    const file = [
      'WEBVTT - made elsewhere',
      'NOTE a note',
      '00:09.000 --> 00:10.000 align:start\n<v 张三><b>后来</b></v>',
      '00:05.000 --> 00:04.000\n倒着走',
      'x --> y\n没有时间',
      '00:01.000 --> 00:02.000\n先说\u202E的',
      '00:03.000 --> 00:04.000\n \n',
    ].join('\n\n');
    expect(await readCaptions(bytes(`\uFEFF${file}`))).toEqual({
      ok: true,
      value: [
        { startMs: 1_000, endMs: 2_000, text: '先说的' },
        { startMs: 9_000, endMs: 10_000, text: '后来' },
      ],
    });
  });

  it.each([
    ['a letter', '尊敬的领导：'],
    ['a page', '<html><script>alert(1)</script></html>'],
    ['only notes', `WEBVTT\n\nNOTE ${'x'.repeat(50)}`],
    ['an endless time', `WEBVTT\n\n${'9'.repeat(1_000_000)}:00.000 --> 00:01.000\nx`],
    ['nothing', ''],
  ])('[KR14] %s is refused as no captions', async (_what, file) => {
    expect(await readCaptions(bytes(file))).toMatchObject({ code: 'not_captions' });
  });

  it('[KR14] other letters than UTF-8, and too many cues, are refused', async () => {
    const gbk = new Uint8Array([0x31, 0x0a, 0xc4, 0xe3, 0xba, 0xc3, 0x0a]);
    expect(await readCaptions(gbk)).toMatchObject({ code: 'captions_not_utf8' });
    const many = Array.from({ length: LIMITS.captionCues + 1 }, (_, at) => ({
      ...{ startMs: at * 10, endMs: at * 10 + 5, text: '多' },
    }));
    expect(await readCaptions(bytes(writeVtt(many)))).toMatchObject({ code: 'too_many_captions' });
  });

  it('[KR14] an endless line is cut, and costs no time', async () => {
    const read = await readCaptions(bytes(`WEBVTT\n\n00:01.000 --> 00:02.000\n${'<'.repeat(1_000_000)}字`));
    if (read.ok) expect(Array.from(read.value[0]?.text ?? '').length).toBeLessThanOrEqual(LIMITS.captionText);
    else expect(read.code).toBe('not_captions');
  }, 5_000);
});
