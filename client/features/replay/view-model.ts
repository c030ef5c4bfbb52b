/** From the replay and the playing time to what the page shows. No React. */

import type { Cue } from '#shared/features/replay/cues.ts';
import type { AnswerMoments, Chapter, ReplayView, Talk } from '#shared/features/replay/views.ts';

/** Speeds in the order of the keys. */
export const RATES = [0.75, 1, 1.25, 1.5, 2] as const;
export type Rate = (typeof RATES)[number];

/** The next speed up or down; stays at the ends. */
export function stepRate(rate: number, step: 1 | -1): Rate {
  const at = RATES.findIndex((one) => one >= rate);
  return RATES[Math.min(RATES.length - 1, Math.max(0, at + step))] ?? 1;
}

/** How many of the entries had appeared by then; they are in the order of time. */
export function appeared(talk: readonly { readonly mediaMs: number }[], nowMs: number): number {
  let [low, high] = [0, talk.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((talk[middle]?.mediaMs ?? 0) <= nowMs) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The chapter that is being played: the last that has begun, or null. Gaps are no place to be in. */
export function chapterAt(chapters: readonly Chapter[], nowMs: number): Chapter | null {
  const begun = chapters.filter(({ kind, mediaMs }) => kind !== 'gap' && mediaMs <= nowMs);
  return begun[begun.length - 1] ?? null;
}

/** Nobody misses a hole so short, and a list of them says nothing; the position bar still marks it. */
const UNLISTED_GAP_MS = 3_000;

/** The chapters that are worth a line. */
export function listed(chapters: readonly Chapter[]): readonly Chapter[] {
  return chapters.filter(({ kind, lostMs }) => kind !== 'gap' || lostMs >= UNLISTED_GAP_MS);
}

/** Where an address wants to begin: `?t=` in seconds or `?q=` by question; null when it says nothing usable. */
export function startOf(query: string, moments: AnswerMoments, durationMs: number): number | null {
  const wanted = new URLSearchParams(query);
  const questionId = wanted.get('q') ?? '';
  const moment = Object.keys(moments).includes(questionId) ? moments[questionId] : undefined;
  if (moment !== undefined) return moment;
  const seconds = Number(wanted.get('t') ?? Number.NaN);
  return Number.isFinite(seconds) && seconds >= 0 ? Math.min(seconds * 1000, durationMs) : null;
}

/** Where the answers begin, as the chapters say. */
export function momentsOf(chapters: readonly Chapter[]): AnswerMoments {
  return Object.fromEntries(
    chapters.flatMap(({ id, kind, mediaMs }) =>
      kind === 'question' ? [[id.slice('question:'.length), mediaMs]] : [],
    ),
  );
}

/** The link to a moment, relative to the site. */
export function momentPath(code: string, nowMs: number): string {
  return `/replay/${code}?t=${Math.floor(nowMs / 1000)}`;
}

export type HitKind = 'question' | 'answer' | 'comment' | 'poll' | 'cue';

/** A place where the words were found. */
export interface Hit {
  readonly key: string;
  readonly kind: HitKind;
  readonly mediaMs: number;
  /** Who said it, or which number; '' where nothing is to be said. */
  readonly who: string;
  /** The words around what was found, in three parts. */
  readonly before: string;
  readonly match: string;
  readonly after: string;
}

const AROUND = 24;
const MOST_HITS = 200;

/** Questions, answers, comments, polls and cues that hold the words, in the order of time. */
export function search(view: Pick<ReplayView, 'talk'>, cues: readonly Cue[], words: string): readonly Hit[] {
  const wanted = fold(words).trim();
  if (wanted === '') return [];
  const texts = [...view.talk.map(searchable), ...cues.map(searchableCue)];
  return texts
    .flatMap((text) => {
      const found = findIn(text.words, wanted);
      return found === null ? [] : [{ ...text, ...found }];
    })
    .sort((a, b) => a.mediaMs - b.mediaMs)
    .slice(0, MOST_HITS)
    .map(({ words: _words, ...hit }) => hit);
}

interface Searchable extends Pick<Hit, 'key' | 'kind' | 'mediaMs' | 'who'> {
  readonly words: string;
}

function searchableCue({ startMs, text }: Cue): Searchable {
  return { key: `cue:${startMs}`, kind: 'cue', mediaMs: startMs, who: '', words: text };
}

function searchable(talk: Talk): Searchable {
  const { id: key, mediaMs } = talk;
  switch (talk.kind) {
    case 'comment':
      return { key, kind: 'comment', mediaMs, who: talk.name, words: talk.text };
    case 'question':
      return { key, kind: 'question', mediaMs, who: `№${talk.no} ${talk.name}`, words: talk.text };
    case 'answer':
    case 'taken': {
      const { commitment, unitName, no } = talk;
      const promised = commitment === null ? [] : [commitment.measure, commitment.owner];
      const words = [talk.kind === 'answer' ? talk.text : '', ...promised].filter(Boolean).join('；');
      return { key, kind: 'answer', mediaMs, who: `${unitName} №${no}`, words };
    }
    case 'poll':
      return { key, kind: 'poll', mediaMs, who: '', words: talk.poll.title };
  }
}

/** Wide and narrow letters, great and small ones are the same to who looks for them. */
function fold(text: string): string {
  return text.normalize('NFKC').toLowerCase();
}

/** Folding may change the length of a text: then the place is looked for in the text as it is. */
function findIn(text: string, wanted: string): Pick<Hit, 'before' | 'match' | 'after'> | null {
  const folded = fold(text);
  const at = folded.indexOf(wanted);
  if (at < 0) return null;
  const whole = folded.length === text.length ? text : folded;
  const from = Math.max(0, at - AROUND);
  const end = at + wanted.length;
  return {
    before: `${from > 0 ? '…' : ''}${whole.slice(from, at)}`,
    match: whole.slice(at, end),
    after: `${whole.slice(end, end + AROUND)}${end + AROUND < whole.length ? '…' : ''}`,
  };
}

/** `320 MB`, `1.2 GB`. */
export function formatBytes(bytes: number): string {
  const megabytes = bytes / 1_000_000;
  if (megabytes < 1000) return `${Math.max(1, Math.round(megabytes))} MB`;
  return `${(megabytes / 1000).toFixed(1)} GB`;
}
