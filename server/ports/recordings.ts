/** What was kept of the outputs of sessions: to be played again, saved as one file, and removed when its time is over. */
import type { Stretch } from '#shared/features/replay/timeline.ts';

export type Recording =
  | { readonly state: 'none' }
  /** `finished`: the playlists of the replay are there. */
  | { readonly state: 'kept'; readonly stretches: readonly Stretch[]; readonly finished: boolean }
  /** The pictures are gone; the times are kept, so that what refers to them still means the same. */
  | {
      readonly state: 'removed';
      readonly stretches: readonly Stretch[];
      readonly at: string;
      readonly afterDays: number | null;
    };

/** The recording as one mp4 file. */
export type RecordingFile =
  | { readonly state: 'none' }
  /** Others are made first. */
  | { readonly state: 'waiting' }
  /** `share` 0-1. */
  | { readonly state: 'making'; readonly share: number }
  /** `path` on this machine. */
  | { readonly state: 'ready'; readonly path: string; readonly bytes: number }
  | { readonly state: 'failed' };

export interface Recordings {
  read(sessionId: string): Promise<Recording>;
  /** Completes the replay of a session that has ended, where that did not happen as it ended. */
  finish(sessionId: string): Promise<void>;
  file(sessionId: string): Promise<RecordingFile>;
  /** Begins to make the file unless it is there or under way; one is made at a time, the others wait. */
  makeFile(sessionId: string): Promise<RecordingFile>;
  /** Removes pictures, sound and file; asking again changes nothing. `at` is ISO. */
  remove(sessionId: string, at: string, afterDays: number | null): Promise<void>;
  /** Ends what is being made, and leaves nothing half done. */
  close(): Promise<void>;
}
