/** What the parts of the stream service share, and what they answer. */

import type { LiveRoom } from '#server/app/rooms/live-room.ts';
import type { Clock } from '#server/ports/clock.ts';
import type { Ids } from '#server/ports/ids.ts';
import type { MediaPlane } from '#server/ports/media-plane.ts';
import type { IceServer } from '#shared/features/stage/media-schemas.ts';
import type { OnAir } from './on-air.ts';
import type { OneAtATime } from './one-at-a-time.ts';
import type { StreamBook } from './stream-book.ts';
import type { WaitingRoom } from './waiting-room.ts';

export interface StreamPorts {
  readonly plane: MediaPlane;
  readonly clock: Clock;
  readonly ids: Ids;
  /** The session behind a public code. */
  readonly findByCode: (code: string) => Promise<LiveRoom | null>;
  readonly digest: (token: string) => string;
}

export interface StreamContext extends StreamPorts {
  readonly book: StreamBook;
  readonly lanes: OneAtATime;
  readonly onAir: OnAir;
  readonly waiting: Readonly<Record<'whip' | 'whep', WaitingRoom>>;
}

/** A connection that was agreed on. */
export interface OpenedStream {
  readonly id: string;
  readonly sourceId: string | null;
  readonly etag: string;
  /** The SDP answer. */
  readonly answer: string;
  readonly iceServers: readonly IceServer[];
}

/** A strong tag for a path; another for every path. */
export function newTag(ids: Ids): string {
  return `"${ids.id('path')}"`;
}
