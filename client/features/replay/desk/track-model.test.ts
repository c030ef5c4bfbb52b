/** Saving captions while somebody goes on typing: rule KR14. */
import { describe, expect, it } from 'vitest';
import { type DraftCue, splitCue } from './cue-model.ts';
import { afterSaving, edited, isChanged, openTrack, type Track } from './track-model.ts';

const cues = [
  { startMs: 1_000, endMs: 3_000, text: '一二' },
  { startMs: 3_000, endMs: 5_000, text: '三四' },
];
const open = (): Track => openTrack({ version: 1, cues });
/** Types into a row. */
const typed = (track: Track, at: number, change: Partial<DraftCue>): Track =>
  edited(track, (drafts) => drafts.map((cue, row) => (row === at ? { ...cue, ...change } : cue)));
const textsOf = ({ drafts }: Track) => drafts.map(({ text }) => text);

describe('[KR14] captions that are edited', () => {
  it('are changed by whatever is typed, and by nothing else', () => {
    expect(isChanged(open())).toBe(false);
    expect(isChanged(typed(open(), 0, { text: '改' }))).toBe(true);
    const single = openTrack({ version: 1, cues: [{ startMs: 0, endMs: 1_000, text: '一' }] });
    expect(isChanged(edited(single, (drafts) => splitCue(drafts, 0)))).toBe(false);
  });

  it('stay in their rows when they are saved, with their times as they were typed', () => {
    const before = typed(open(), 1, { start: '3,25', text: ' 改过 ' });
    const reply = { version: 2, cues: [cues[0], { startMs: 3_250, endMs: 5_000, text: '改过' }] };
    const after = afterSaving(before, before.drafts, {
      ...reply,
      cues: reply.cues.filter((cue) => cue !== undefined),
    });
    expect(after.version).toBe(2);
    expect(isChanged(after)).toBe(false);
    expect(textsOf(after)).toEqual(['一二', '改过']);
    expect(after.drafts[1]?.start).toBe('3,25');
    expect(after.drafts.map(({ key }) => key)).toEqual(before.drafts.map(({ key }) => key));
  });

  it('come in the order and the words of the server, also two of the same time', () => {
    const twice = openTrack({ version: 1, cues: [cues[1], cues[1], cues[0]].flatMap((cue) => cue ?? []) });
    const reply = [
      ...cues,
      { ...cues[1], startMs: 3_000, endMs: 5_000, text: '另一句' },
      { startMs: 9_000, endMs: 9_500, text: '别处来的' },
    ];
    const after = afterSaving(twice, twice.drafts, { version: 2, cues: reply });
    expect(textsOf(after)).toEqual(['一二', '三四', '另一句', '别处来的']);
    expect(new Set(after.drafts.map(({ key }) => key)).size).toBe(4);
  });

  it('keep what was typed while they were being saved, to be saved on top of it', () => {
    const sent = typed(open(), 0, { text: '先' });
    const meanwhile = typed(sent, 0, { text: '先后' });
    const reply = { version: 2, cues: [{ startMs: 1_000, endMs: 3_000, text: '先' }] };
    const after = afterSaving(meanwhile, sent.drafts, reply);
    expect(after.version).toBe(2);
    expect(textsOf(after)).toEqual(['先后', '三四']);
    expect(isChanged(after)).toBe(true);
  });
});
