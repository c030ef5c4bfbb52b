/** What the replay page is given: shapes only, no parsing. All `mediaMs` are times of the player. */

import type { Poll } from '#shared/features/polls/state.ts';
import type { Commitment } from '#shared/features/questions/state.ts';
import type { SessionStatus } from '#shared/features/sessions/state.ts';
import type { Cue } from './cues.ts';
import type { Stretch } from './timeline.ts';

/** GET /api/sessions/:code/replay */
export interface ReplayView {
  readonly sessionId: string;
  readonly code: string;
  readonly title: string;
  readonly tenantName: string;
  readonly status: SessionStatus;
  readonly startedAt: string | null;
  readonly endedAt: string | null;
  readonly video: ReplayVideo;
  /** How long the player plays; without a recording, how long the session was. */
  readonly durationMs: number;
  /** What was recorded; without a recording the whole session, so that the conversation can still be followed. */
  readonly stretches: readonly Stretch[];
  readonly chapters: readonly Chapter[];
  readonly talk: readonly Talk[];
  readonly captions: CaptionTrack;
}

/** What was spoken, in words. */
export interface CaptionTrack {
  /** 0 while nobody has edited what was typed live. */
  readonly version: number;
  readonly cues: readonly Cue[];
}

export type ReplayVideo =
  /** Not ended yet: it is to be watched live. */
  | { readonly state: 'notEnded' }
  /** Nothing was recorded. */
  | { readonly state: 'none' }
  /** The last segments are being written. */
  | { readonly state: 'finishing' }
  | { readonly state: 'ready'; readonly address: string }
  /** Its time was over, or somebody removed it. */
  | { readonly state: 'removed'; readonly at: string; readonly afterDays: number | null };

export const CHAPTER_KINDS = ['stage', 'question', 'poll', 'gap'] as const;
export type ChapterKind = (typeof CHAPTER_KINDS)[number];

/** A place in the replay that one can jump to. */
export interface Chapter {
  readonly id: string;
  readonly kind: ChapterKind;
  readonly mediaMs: number;
  /** ISO time on the wall. */
  readonly at: string;
  /** Of a stage or poll its title, of a question its words; of a gap nothing. */
  readonly title: string;
  /** № of the question or poll; else 0. */
  readonly no: number;
  /** Who answers; else ''. */
  readonly unitName: string;
  /** What a gap lost; else 0. */
  readonly lostMs: number;
}

interface TalkBase {
  readonly id: string;
  readonly mediaMs: number;
  readonly at: string;
}

/** What was said and shown, in the order in which everybody could see it. */
export type Talk =
  | (TalkBase & { readonly kind: 'comment'; readonly name: string; readonly text: string })
  | (TalkBase & {
      readonly kind: 'question';
      readonly no: number;
      readonly name: string;
      readonly place: string;
      readonly text: string;
    })
  | (TalkBase & {
      readonly kind: 'answer';
      readonly questionId: string;
      readonly no: number;
      readonly unitName: string;
      readonly live: boolean;
      readonly text: string;
      readonly commitment: Commitment | null;
    })
  | (TalkBase & {
      readonly kind: 'taken';
      readonly questionId: string;
      readonly no: number;
      readonly unitName: string;
      readonly commitment: Commitment;
    })
  | (TalkBase & { readonly kind: 'poll'; readonly poll: Poll });

/** Where the answer to a question begins: media time by question id. Only what was recorded. */
export type AnswerMoments = Readonly<Record<string, number>>;

/** GET and POST /api/sessions/:code/replay/download */
export type DownloadState =
  | { readonly state: 'none' }
  /** Others are made first. */
  | { readonly state: 'waiting' }
  /** `share` 0-1. */
  | { readonly state: 'making'; readonly share: number }
  | { readonly state: 'ready'; readonly address: string; readonly bytes: number }
  | { readonly state: 'failed' }
  /** The disk does not take it. */
  | { readonly state: 'noSpace' };

/** GET and PATCH /api/admin/recording */
export interface RecordingSettings {
  /** Days after which a recording is removed; null keeps it for ever. */
  readonly keepDays: number | null;
}
