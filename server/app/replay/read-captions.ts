/** Reads caption files from outside (WebVTT and SRT): what comes out is plain text with times, the rest is refused. */
import { parseText } from 'media-captions';
import type { Cue } from '#shared/features/replay/cues.ts';
import { LIMITS } from '#shared/kernel/limits.ts';
import { ok, type Result, refuse } from '#shared/kernel/result.ts';
import { cleanText } from '#shared/kernel/text.ts';

const LONGEST_MS = 24 * 60 * 60_000;
const HEADER = /^\uFEFF?WEBVTT(?=[ \t\r\n]|$)/;

/** `not_captions` for what is neither, or holds no cue; `too_many_captions`. Faulty cues among good ones are left out. */
export async function readCaptions(file: Uint8Array): Promise<Result<readonly Cue[]>> {
  const text = decode(file);
  if (text === null) return refuse('captions_not_utf8');
  const isVtt = HEADER.test(text);
  const { cues } = await parseText(text, { type: isVtt ? 'vtt' : 'srt', strict: false, errors: true });
  const read = cues
    .map(({ startTime, endTime, text: words }) => ({
      startMs: Math.round(startTime * 1000),
      endMs: Math.round(endTime * 1000),
      text: plain(words, isVtt),
    }))
    .filter(isSound)
    .toSorted((a, b) => a.startMs - b.startMs);
  // A file of notes alone is none of captions; an empty list is written as a bare header.
  if (read.length === 0 && !(isVtt && cues.length === 0 && text.trim().length < 20))
    return refuse('not_captions');
  return read.length > LIMITS.captionCues ? refuse('too_many_captions') : ok(read);
}

function decode(file: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(file);
  } catch {
    return null;
  }
}

function isSound({ startMs, endMs, text }: Cue): boolean {
  return text !== '' && startMs >= 0 && startMs < endMs && endMs <= LONGEST_MS;
}

const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  nbsp: ' ',
  lrm: '',
  rlm: '',
};

/** Without markup; of an endless cue the beginning. */
function plain(words: string, isVtt: boolean): string {
  const bare = words.slice(0, 8 * LIMITS.captionText).replaceAll(/<[^<>]*>/g, '');
  const decoded = isVtt ? bare.replaceAll(/&(\w+);/g, (whole, name) => ENTITIES[name] ?? whole) : bare;
  return Array.from(cleanText(decoded)).slice(0, LIMITS.captionText).join('').trim();
}
