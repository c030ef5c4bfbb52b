/** The captions while they are edited: what was saved last, and what has been typed since. No React. */
import type { Cue } from '#shared/features/replay/cues.ts';
import type { CaptionTrack } from '#shared/features/replay/views.ts';
import { type DraftCue, readDraft, toDrafts } from './cue-model.ts';

export interface Track {
  /** The one that is known to the server. */
  readonly version: number;
  readonly drafts: readonly DraftCue[];
  /** The drafts that are saved; the same list while nothing has been changed. */
  readonly saved: readonly DraftCue[];
}

export function openTrack({ version, cues }: CaptionTrack): Track {
  const drafts = toDrafts(cues);
  return { version, drafts, saved: drafts };
}

/** Whether something would be lost. */
export function isChanged({ drafts, saved }: Track): boolean {
  return drafts !== saved;
}

export function edited(track: Track, step: (drafts: readonly DraftCue[]) => readonly DraftCue[]): Track {
  return { ...track, drafts: step(track.drafts) };
}

/**
 * The track after the server has answered. What was typed while it was being saved stays and is still to be saved: on
 * top of the new version.
 */
export function afterSaving(track: Track, sent: readonly DraftCue[], reply: CaptionTrack): Track {
  if (track.drafts !== sent) return { ...track, version: reply.version };
  const drafts = keepRows(sent, reply.cues);
  return { version: reply.version, drafts, saved: drafts };
}

/** The cues as the server has them, in the rows in which they stand: a field that has the focus keeps it. */
function keepRows(rows: readonly DraftCue[], cues: readonly Cue[]): readonly DraftCue[] {
  const free = new Map<string, DraftCue[]>();
  for (const row of rows) {
    const time = timeOf(readDraft(row));
    free.set(time, [...(free.get(time) ?? []), row]);
  }
  return cues.flatMap((cue) => {
    const row = free.get(timeOf(cue))?.shift();
    return row === undefined ? toDrafts([cue]) : { ...row, text: cue.text };
  });
}

function timeOf(cue: Cue | null): string {
  return cue === null ? '' : `${cue.startMs}-${cue.endMs}`;
}
