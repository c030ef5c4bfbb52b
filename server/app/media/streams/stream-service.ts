/** Streams of encoders and players that speak WHIP and WHEP: one request opens one, its address changes and ends it. */

import { readFragment, writeFragment } from '#server/app/media/sdp/fragment.ts';
import { ok, type Result, refuse } from '#shared/kernel/result.ts';
import { OnAir } from './on-air.ts';
import { OneAtATime } from './one-at-a-time.ts';
import { type PublishRequest, publishStream } from './publish-stream.ts';
import { type Stream, StreamBook } from './stream-book.ts';
import { newTag, type OpenedStream, type StreamContext, type StreamPorts } from './stream-context.ts';
import { WaitingRoom } from './waiting-room.ts';
import { type WatchRequest, watchStream } from './watch-stream.ts';

/** Which stream is meant, and what it is used with. */
export interface StreamAddress {
  readonly kind: Stream['kind'];
  readonly id: string;
  readonly token: string | null;
}

/** What became of a change of the path. */
export type PathChange =
  | { readonly kind: 'trickled' }
  | { readonly kind: 'restarted'; readonly etag: string; readonly fragment: string }
  /** The tag of the path is missing, or is of an earlier path. */
  | { readonly kind: 'tagMissing' }
  | { readonly kind: 'tagStale' };

export interface StreamService {
  publish(request: PublishRequest): Promise<Result<OpenedStream>>;
  watch(request: WatchRequest): Promise<Result<OpenedStream>>;
  /** Candidates, or new credentials; `tags` are those that the caller takes for the present one [W5]. */
  changePath(
    address: StreamAddress,
    tags: readonly string[] | null,
    fragment: string,
  ): Promise<Result<PathChange>>;
  end(address: StreamAddress): Promise<Result<Record<string, never>>>;
  /** Ends what a source publishes: it was removed, or its key was changed [W3]. */
  endSource(sessionId: string, sourceId: string): void;
  /** The stage has changed: players receive what is on air now [W7]. */
  stageChanged(sessionId: string): void;
  /** Streams that are open. */
  size(): number;
  close(): void;
}

/** An encoder that tries over and over waits in its own queue; players are many and unknown. */
const WHIP_LIMITS = { perKey: 4, inAll: 100, retryAfterMs: 2_000 };
const WHEP_LIMITS = { perKey: 20, inAll: 200, retryAfterMs: 5_000 };

export function createStreamService(ports: StreamPorts): StreamService {
  const onAir = new OnAir(ports.plane);
  const book = new StreamBook(ports.plane, ports.clock, ({ sessionId }) => onAir.leave(sessionId, book));
  const lanes = new OneAtATime();
  const waiting = { whip: new WaitingRoom(WHIP_LIMITS), whep: new WaitingRoom(WHEP_LIMITS) };
  const context: StreamContext = { ...ports, book, lanes, onAir, waiting };
  return {
    publish: (request) => publishStream(context, request),
    watch: (request) => watchStream(context, request),
    changePath: async (address, tags, fragment) => {
      const stream = findStream(context, address);
      if (!stream.ok) return stream;
      return lanes.run(stream.value.id, () => changePath(context, address, tags, fragment));
    },
    end: async (address) => {
      const stream = findStream(context, address);
      if (!stream.ok) return stream;
      await book.end(stream.value);
      return ok({});
    },
    endSource: (sessionId, sourceId) => {
      for (const stream of book.of(sessionId, sourceId)) void book.end(stream);
    },
    stageChanged: (sessionId) => onAir.refresh(sessionId),
    size: () => book.count(),
    close: () => {
      onAir.close();
      book.close();
    },
  };
}

function findStream({ book, digest }: StreamContext, address: StreamAddress): Result<Stream> {
  const stream = book.find(address.id);
  if (stream === null || stream.kind !== address.kind) return refuse('not_found');
  const { keyDigest } = stream;
  const allowed = keyDigest === null || (address.token !== null && digest(address.token) === keyDigest);
  return allowed ? ok(stream) : refuse('wrong_credentials');
}

async function changePath(
  context: StreamContext,
  address: StreamAddress,
  tags: readonly string[] | null,
  text: string,
): Promise<Result<PathChange>> {
  const found = findStream(context, address);
  if (!found.ok) return found;
  if (tags === null) return ok({ kind: 'tagMissing' });
  const stream = found.value;
  if (!tags.some((tag) => tag === '*' || tag === '"*"' || tag === stream.etag))
    return ok({ kind: 'tagStale' });
  const fragment = readFragment(text);
  if (!fragment.ok) return fragment;
  const { ufrag } = fragment.value;
  if (ufrag === null) return ok({ kind: 'trickled' });
  if (ufrag === stream.theirUfrag) {
    // The answer may have been lost on the very network that made it necessary.
    return isAgain(stream, tags) ? ok(restarted(stream)) : ok({ kind: 'trickled' });
  }
  return restart(context, stream, ufrag);
}

/** Other credentials than before ask for a new path; the media goes on where it was. */
async function restart(
  { plane, book, ids }: StreamContext,
  stream: Stream,
  theirUfrag: string,
): Promise<Result<PathChange>> {
  const { ownerId } = stream;
  const { transportId } = stream.transport;
  const begun = await plane.restartIce({ ownerId, transportId });
  if (!begun.ok) return begun;
  const transport = { ...stream.transport, iceParameters: begun.value.iceParameters };
  const change = { etag: newTag(ids), theirUfrag, transport, renewed: true };
  book.renew(stream.id, change);
  return ok(restarted(change));
}

/** Whether a restart that was carried out is asked for once more. */
function isAgain({ renewed }: Stream, tags: readonly string[]): boolean {
  return renewed === true && tags.some((tag) => tag === '*' || tag === '"*"');
}

function restarted({ etag, transport }: Pick<Stream, 'etag' | 'transport'>): PathChange {
  return { kind: 'restarted', etag, fragment: writeFragment(transport) };
}
