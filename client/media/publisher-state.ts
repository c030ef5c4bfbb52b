/** What a page knows of what it sends. */
import type { FailureCode } from '#client/lib/outcome.ts';
import type { PublishedRole } from '#shared/features/stage/media-schemas.ts';

/** One thing that is published. */
export interface PublishedTrack {
  readonly track: MediaStreamTrack;
  readonly muted: boolean;
  /** The server has it: it may go on air. */
  readonly live: boolean;
}

/** What is not sent from here because its place is taken [T54]. */
export interface Displaced {
  readonly roles: readonly PublishedRole[];
  readonly by: 'colleague' | 'otherPage';
}

export interface PublisherState {
  readonly link: 'idle' | 'connecting' | 'live' | 'recovering' | 'unavailable';
  /** Why it is `unavailable`. */
  readonly code: FailureCode | null;
  readonly tracks: Readonly<Partial<Record<PublishedRole, PublishedTrack>>>;
  /** Taken off the stage by the moderator; `start` works again when invited anew. */
  readonly removed: boolean;
  /** Null again once it is started anew. */
  readonly displaced: Displaced | null;
}

/** Nothing is sent. */
export const NO_PUBLISHING: PublisherState = {
  link: 'idle',
  code: null,
  tracks: {},
  removed: false,
  displaced: null,
};
