/** What a page can ask of a publisher, and what it knows of what it sends. */
import type { FailureCode } from '#client/lib/outcome.ts';
import type { ReadableStore } from '#client/lib/store.ts';
import type { PublishedRole } from '#shared/features/stage/media-schemas.ts';
import type { CaptureDevice, Captured } from './capture.ts';
import type { PathStats } from './device.ts';
import { mayRetry } from './viewer-state.ts';

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

export interface Publisher {
  readonly state: ReadableStore<PublisherState>;
  devices(): Promise<CaptureDevice[]>;
  /** Captures and publishes; with another device it replaces the present one. */
  start(role: PublishedRole, deviceId?: string): Promise<Captured>;
  setMuted(role: PublishedRole, muted: boolean): void;
  stop(role: PublishedRole): void;
  stats(): Promise<PathStats | null>;
  /** Stops everything and lets go of camera and microphone, also of what is granted only afterwards [T51]. */
  close(): void;
}

/** Nothing is sent. */
export const NO_PUBLISHING: PublisherState = {
  link: 'idle',
  code: null,
  tracks: {},
  removed: false,
  displaced: null,
};

/** Whether asking again later makes sense: who is not on stage has to be invited anew first. */
export function mayPublishAgain(code: FailureCode): boolean {
  return code !== 'not_on_stage' && mayRetry(code);
}

/** What is still displaced when `role` is not. */
export function without(displaced: Displaced | null, role: PublishedRole): Displaced | null {
  const roles = displaced?.roles.filter((other) => other !== role) ?? [];
  return displaced === null || roles.length === 0 ? null : { ...displaced, roles };
}

const DISPLACED_BY: Readonly<Partial<Record<FailureCode, Displaced['by']>>> = {
  source_in_use: 'colleague',
  source_moved: 'otherPage',
};

/** What is displaced when `role` was refused with `code` as well; null where that says nothing of its place. */
export function withDisplaced(
  displaced: Displaced | null,
  role: PublishedRole,
  code: FailureCode,
): Displaced | null {
  const by = DISPLACED_BY[code];
  const others = without(displaced, role);
  return by === undefined ? null : { roles: [...(others?.by === by ? others.roles : []), role], by };
}
