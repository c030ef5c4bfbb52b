/** What the desk holds while live captions are typed: the line, a correction beside it, what is not sent yet. No React. */
import type { Outcome } from '#client/lib/outcome.ts';
import type { Send } from '#client/session/command-sender.ts';

export interface Typing {
  /** The line that is being typed; it waits while another one is corrected. */
  readonly draft: string;
  readonly correction: Correction | null;
  /** In the order in which they were sent; what has arrived is gone. */
  readonly sent: readonly SentLine[];
}

interface Correction {
  readonly captionId: string;
  readonly text: string;
}

export interface SentLine {
  /** Its command id as well, however often it is sent: it goes on air once. */
  readonly key: string;
  readonly text: string;
  /** Which line it corrects; null for a new one. */
  readonly captionId: string | null;
  /** `again`: it has failed, and is on its way once more. */
  readonly state: 'sending' | 'failed' | 'again';
}

export const NOTHING_TYPED: Typing = { draft: '', correction: null, sent: [] };

/** What stands in the field. */
export function fieldOf({ draft, correction }: Typing): string {
  return correction?.text ?? draft;
}

export function typed(typing: Typing, text: string): Typing {
  const { correction } = typing;
  return correction === null
    ? { ...typing, draft: text }
    : { ...typing, correction: { ...correction, text } };
}

/** Begins to correct a line. */
export function correcting(typing: Typing, line: { readonly id: string; readonly text: string }): Typing {
  return { ...typing, correction: { captionId: line.id, text: line.text } };
}

/** The line that was being typed before is there again. */
export function givenUp(typing: Typing): Typing {
  return { ...typing, correction: null };
}

/** What Enter sends; null while there are no words. */
export function lineToSend(typing: Typing, key: string): SentLine | null {
  const text = fieldOf(typing).trim();
  const captionId = typing.correction?.captionId ?? null;
  return text === '' ? null : { key, text, captionId, state: 'sending' };
}

/** Under the line's own id, the first time and every other: what has arrived unnoticed is not said twice. */
export function sendLine(act: Send, { key, text, captionId }: SentLine): Promise<Outcome<unknown>> {
  return captionId === null
    ? act('captions:say', { text }, key)
    : act('captions:correct', { captionId, text }, key);
}

/** The field is free again, or holds again what was typed before a correction. */
export function sentOff(typing: Typing, line: SentLine): Typing {
  const sent = [...typing.sent, line];
  return line.captionId === null ? { ...typing, draft: '', sent } : { ...typing, correction: null, sent };
}

/** What has arrived is gone; what has not waits to be sent again. */
export function answered(typing: Typing, key: string, ok: boolean): Typing {
  return ok ? dropped(typing, key) : withState(typing, key, 'failed');
}

export function sentAgain(typing: Typing, key: string): Typing {
  return withState(typing, key, 'again');
}

export function dropped(typing: Typing, key: string): Typing {
  return { ...typing, sent: typing.sent.filter((line) => line.key !== key) };
}

function withState(typing: Typing, key: string, state: SentLine['state']): Typing {
  return { ...typing, sent: typing.sent.map((line) => (line.key === key ? { ...line, state } : line)) };
}

/** Those that somebody has to decide about. */
export function unsentOf({ sent }: Typing): readonly SentLine[] {
  return sent.filter(({ state }) => state !== 'sending');
}

/** As a device keeps it; '' for nothing. */
export function writeTyping(typing: Typing): string {
  const { draft, correction, sent } = typing;
  return draft === '' && correction === null && sent.length === 0 ? '' : JSON.stringify(typing);
}

/** What a device kept. Nobody knows what became of lines that were on their way when the page went away. */
export function parseTyping(kept: string): Typing {
  try {
    const value: unknown = JSON.parse(kept);
    if (!isRecord(value) || typeof value.draft !== 'string') return NOTHING_TYPED;
    const sent: readonly unknown[] = Array.isArray(value.sent) ? value.sent : [];
    return {
      draft: value.draft,
      correction: parseCorrection(value.correction),
      sent: sent.map(parseLine).filter((line) => line !== null),
    };
  } catch {
    return NOTHING_TYPED;
  }
}

function parseCorrection(value: unknown): Correction | null {
  if (!isRecord(value)) return null;
  const { captionId, text } = value;
  return typeof captionId === 'string' && typeof text === 'string' ? { captionId, text } : null;
}

function parseLine(value: unknown): SentLine | null {
  if (!isRecord(value)) return null;
  const { key, text, captionId } = value;
  if (typeof key !== 'string' || typeof text !== 'string') return null;
  return { key, text, captionId: typeof captionId === 'string' ? captionId : null, state: 'failed' };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
