/** What the parts of the media plane share. */
import type { Refused } from '#shared/kernel/result.ts';
import { refuse } from '#shared/kernel/result.ts';
import type { Branches } from './branches.ts';
import type { MediasoupConfig } from './config.ts';
import type { Observers } from './observers.ts';
import type { Pipes } from './pipes.ts';
import type { Registry } from './registry.ts';
import type { TransportEntry, WebRtcPath } from './room.ts';
import type { Rooms } from './rooms.ts';
import type { SharedStart } from './shared-start.ts';
import type { WorkerPool } from './worker-pool.ts';

export interface PlaneContext {
  readonly config: MediasoupConfig;
  readonly registry: Registry;
  readonly rooms: Rooms;
  readonly branches: Branches;
  readonly pipes: Pipes;
  readonly starts: SharedStart;
  readonly observers: Observers;
  readonly pool: WorkerPool;
}

/** An owner's WebRTC transport. */
export function findWebRtc(
  context: PlaneContext,
  transportId: string,
  ownerId: string,
): WebRtcPath | undefined {
  const entry = context.registry.transport(transportId, ownerId);
  return entry !== undefined && isWebRtc(entry) ? entry : undefined;
}

function isWebRtc(entry: TransportEntry): entry is WebRtcPath {
  return entry.transport.type === 'webrtc';
}

/**
 * The answer for an id that is not known. Without a worker every id is unknown, and then the reason
 * is worth more than the symptom.
 */
export function unknownId(context: PlaneContext, what: string): Refused {
  const { status } = context.pool;
  if (status.state === 'ready') return refuse('not_found', `no such ${what}`);
  return refuse('media_unavailable', status.state === 'starting' ? status.detail : status.reason);
}
