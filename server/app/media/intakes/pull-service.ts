/** Streams of media partners: those of live sessions are fetched, and go when they are removed or the session ends [U3]. */
import type { Clock } from '#server/ports/clock.ts';
import type { Ids } from '#server/ports/ids.ts';
import type { LiveFeed } from '#server/ports/live-feed.ts';
import type { Log } from '#server/ports/log.ts';
import type { MediaPlane } from '#server/ports/media-plane.ts';
import type { RoomState } from '#shared/contract/room.ts';
import type { IntakeState } from '#shared/features/stage/intake.ts';
import { isOutputOn } from '../outputs/output-service.ts';
import type { Claim, StateBook } from '../state-book.ts';
import { PulledSource } from './pulled-source.ts';

export interface PullPorts {
  readonly plane: MediaPlane;
  readonly liveFeed: LiveFeed;
  readonly clock: Clock;
  readonly ids: Pick<Ids, 'id'>;
  readonly log: Log;
  readonly intakes: StateBook<IntakeState>;
}

/** What has to be known of a session. */
export interface PullRoom {
  readonly session: Pick<RoomState['session'], 'id' | 'status'>;
  readonly stage: Pick<RoomState['stage'], 'pulls'>;
}

export interface PullService {
  /** The session or its sources have changed, or it was found again after a start. */
  follow(room: PullRoom): void;
  close(): Promise<void>;
}

interface Pulled {
  readonly claim: Claim;
  readonly source: PulledSource;
}

export function createPullService(ports: PullPorts): PullService {
  const { plane, ids, intakes, log } = ports;
  const open = new Map<string, Pulled>();
  const closing = new Set<Promise<void>>();
  const end = (sourceId: string, { claim, source }: Pulled): void => {
    open.delete(sourceId);
    intakes.forget(claim.sessionId, sourceId);
    const closed = source
      .close()
      .catch((error: unknown) => log.error('a fetched stream did not end well', { error }))
      .finally(() => closing.delete(closed));
    closing.add(closed);
  };
  const begin = (sessionId: string, sourceId: string, url: string): void => {
    const claim = { sessionId, id: sourceId };
    intakes.begin(claim, { by: 'pull', state: 'connecting' });
    const source = new PulledSource({
      ...{ ...ports, sessionId, sourceId, url },
      newOwner: () => ids.id('pull'),
      onState: (state) => intakes.change(claim, state),
    });
    open.set(sourceId, { claim, source });
  };
  const stop = plane.observe({
    roomLost: (roomId) => {
      for (const { claim, source } of open.values()) if (claim.sessionId === roomId) source.startAnew();
    },
  });
  return {
    follow: ({ session, stage }) => {
      const wanted = isOutputOn(session.status) ? stage.pulls : {};
      for (const [sourceId, pulled] of [...open]) {
        if (pulled.claim.sessionId === session.id && wanted[sourceId] === undefined) end(sourceId, pulled);
      }
      for (const { id, url } of Object.values(wanted)) if (!open.has(id)) begin(session.id, id, url);
    },
    close: async () => {
      stop();
      for (const [sourceId, pulled] of [...open]) end(sourceId, pulled);
      await Promise.all(closing);
    },
  };
}
