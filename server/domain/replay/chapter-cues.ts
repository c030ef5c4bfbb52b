/** Chapters as the cues of a text track. In Chinese, like everything that belongs to a recording. */
import type { Cue } from '#shared/features/replay/cues.ts';
import type { Chapter } from '#shared/features/replay/views.ts';

const MINUTE = 60_000;
const LONGEST_TITLE = 40;

/** One after the other, each until the next; what begins at the same moment shares a cue. */
export function chapterCues(chapters: readonly Chapter[], durationMs: number): readonly Cue[] {
  const starts = [...new Set(chapters.map(({ mediaMs }) => mediaMs))].toSorted((a, b) => a - b);
  return starts.flatMap((startMs, at) => {
    const endMs = starts[at + 1] ?? durationMs;
    const here = chapters.filter(({ mediaMs }) => mediaMs === startMs);
    return endMs <= startMs ? [] : [{ startMs, endMs, text: here.map(wordsOf).join('；') }];
  });
}

function wordsOf({ kind, title, no, unitName, lostMs }: Chapter): string {
  switch (kind) {
    case 'stage':
      return title;
    case 'question':
      return `№${no} ${shorten(title)}${unitName === '' ? '' : `（${unitName}）`}`;
    case 'poll':
      return `投票：${shorten(title)}`;
    case 'gap':
      return `录像中断${lostWords(lostMs)}`;
  }
}

function lostWords(lostMs: number): string {
  if (lostMs < MINUTE) return ` ${Math.max(1, Math.round(lostMs / 1000))} 秒`;
  return ` ${Math.round(lostMs / MINUTE)} 分钟`;
}

function shorten(text: string): string {
  const characters = Array.from(text.replace(/\s+/g, ' '));
  return characters.length <= LONGEST_TITLE
    ? characters.join('')
    : `${characters.slice(0, LONGEST_TITLE).join('')}…`;
}
