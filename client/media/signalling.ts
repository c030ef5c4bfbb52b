/** What the media code needs from the connection: the signalling calls, and word of what happened by itself. */
import type { Outcome } from '#client/lib/outcome.ts';
import type { InputOf, ReplyOf } from '#shared/contract/catalogue.ts';
import type { MediaNotice } from '#shared/contract/protocol.ts';
import type { MediaCallName } from '#shared/features/stage/media-commands.ts';

export interface MediaSignalling {
  /** Sends one of the media calls (`stage:mediaJoin` …) over the socket. Never throws. */
  readonly call: <N extends MediaCallName>(name: N, payload: InputOf<N>) => Promise<Outcome<ReplyOf<N>>>;
  /** The room was lost, a producer ended, or this person was taken off the stage. Returns the way to stop listening. */
  readonly onNotice: (listener: (notice: MediaNotice) => void) => () => void;
  /** The socket is back after having been away: whatever it had opened on the server is gone. */
  readonly onReconnected: (listener: () => void) => () => void;
}
