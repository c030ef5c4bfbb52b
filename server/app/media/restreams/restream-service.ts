/** Sends the programmes of live sessions on to other platforms [V3]. */
import type { Clock } from '#server/ports/clock.ts';
import type { Log } from '#server/ports/log.ts';
import type { Restreamer } from '#server/ports/restreamer.ts';
import type { Vault } from '#server/ports/vault.ts';
import type { RoomState } from '#shared/contract/room.ts';
import type { RestreamState } from '#shared/features/stage/restream.ts';
import type { StageRestream } from '#shared/features/stage/state.ts';
import { isOutputOn } from '../outputs/output-service.ts';
import { type Claim, StateBook } from '../state-book.ts';
import { RestreamRun } from './restream-run.ts';

export interface RestreamPorts {
  /** Null where there is no output that could be sent on. */
  readonly restreamer: Restreamer | null;
  readonly clock: Clock;
  readonly log: Log;
  readonly vault: Pick<Vault, 'decrypt'>;
  /** Whether the output of a session runs. */
  readonly isPlayable: (sessionId: string) => boolean;
}

/** What has to be known of a session. */
export interface RestreamRoom {
  readonly session: Pick<RoomState['session'], 'id' | 'status'>;
  readonly stage: Pick<RoomState['stage'], 'restreams'>;
}

export interface RestreamService {
  /** The session or its platforms have changed, or it was found again after a start. */
  follow(room: RestreamRoom): void;
  /** The output of a session has begun or paused. */
  outputChanged(sessionId: string): void;
  /** By platform. */
  states(sessionId: string): Readonly<Record<string, RestreamState>>;
  onChanged(listener: (sessionId: string) => void): void;
  close(): Promise<void>;
}

interface Open {
  readonly claim: Claim;
  /** Null where it cannot be sent at all. */
  readonly run: RestreamRun | null;
}

export function createRestreamService(ports: RestreamPorts): RestreamService {
  return new Restreams(ports);
}

class Restreams implements RestreamService {
  readonly #ports: RestreamPorts;
  readonly #book = new StateBook<RestreamState>();
  readonly #open = new Map<string, Open>();
  readonly #closing = new Set<Promise<void>>();

  constructor(ports: RestreamPorts) {
    this.#ports = ports;
  }

  follow({ session, stage }: RestreamRoom): void {
    const wanted = isOutputOn(session.status) ? stage.restreams : {};
    for (const [id, open] of [...this.#open]) {
      if (open.claim.sessionId === session.id && wanted[id] === undefined) this.#end(id, open);
    }
    for (const restream of Object.values(wanted)) {
      if (!this.#open.has(restream.id)) this.#begin(session.id, restream);
    }
  }

  outputChanged(sessionId: string): void {
    const on = this.#ports.isPlayable(sessionId);
    for (const { claim, run } of this.#open.values()) if (claim.sessionId === sessionId) run?.setOn(on);
  }

  states(sessionId: string): Readonly<Record<string, RestreamState>> {
    return this.#book.of(sessionId);
  }

  onChanged(listener: (sessionId: string) => void): void {
    this.#book.onChanged(listener);
  }

  async close(): Promise<void> {
    for (const [id, open] of [...this.#open]) this.#end(id, open);
    await Promise.all(this.#closing);
  }

  #begin(sessionId: string, { id, url, sealedKey = '' }: StageRestream): void {
    const { restreamer, vault } = this.#ports;
    const claim = { sessionId, id };
    const key = vault.decrypt(sealedKey);
    if (restreamer === null || key === null) {
      this.#open.set(id, { claim, run: null });
      const reason = key === null ? 'target_key_lost' : 'restream_unavailable';
      this.#book.begin(claim, { state: 'failed', reason });
      return;
    }
    this.#book.begin(claim, { state: 'waiting' });
    const run = new RestreamRun({
      ...{ ...this.#ports, restreamer, sessionId, restreamId: id, target: { url, key } },
      onState: (state) => this.#book.change(claim, state),
    });
    this.#open.set(id, { claim, run });
    run.setOn(this.#ports.isPlayable(sessionId));
  }

  #end(id: string, { claim, run }: Open): void {
    this.#open.delete(id);
    this.#book.forget(claim.sessionId, id);
    const closed = (run?.close() ?? Promise.resolve())
      .catch((error: unknown) => this.#ports.log.error('sending on did not end well', { error }))
      .finally(() => this.#closing.delete(closed));
    this.#closing.add(closed);
  }
}
