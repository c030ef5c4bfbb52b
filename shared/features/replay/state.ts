/** Captions of a live session: the room keeps the newest lines, the log keeps them all. */
import type { EventMeta } from '#shared/kernel/command.ts';
import { LIMITS } from '#shared/kernel/limits.ts';
import { assertNever } from '#shared/kernel/never.ts';
import type { CaptionEvent } from './events.ts';

export interface CaptionLine {
  readonly id: string;
  readonly text: string;
  /** ISO time at which it was sent. */
  readonly at: string;
}

export interface CaptionsState {
  /** The newest, oldest first, at most `LIMITS.captionLines`. */
  readonly lines: readonly CaptionLine[];
}

export const NO_CAPTIONS: CaptionsState = { lines: [] };

/** The captions after one event. */
export function applyCaptions(state: CaptionsState, event: CaptionEvent, meta: EventMeta): CaptionsState {
  switch (event.type) {
    case 'caption.said': {
      const line = { id: event.id, text: event.text, at: meta.at };
      return { lines: [...state.lines, line].slice(-LIMITS.captionLines) };
    }
    case 'caption.corrected':
      return {
        lines: state.lines.map((line) => (line.id === event.id ? { ...line, text: event.text } : line)),
      };
    case 'caption.removed':
      return { lines: state.lines.filter(({ id }) => id !== event.id) };
    default:
      return assertNever(event);
  }
}
