/** One receiving path for all pictures of a page: what joins it gets tracks of its own, and leaves without touching others. */
import type { Outcome } from '#client/lib/outcome.ts';
import { ok } from '#shared/kernel/result.ts';
import type { LinkCondition } from './device.ts';
import {
  type OpenReceiveLink,
  openReceiveLink,
  type ReceivedTrack,
  type ReceiveLink,
  type ReceiveOptions,
  type WantedTrack,
} from './receive-link.ts';
import type { MediaSignalling } from './signalling.ts';

/** Opens links that share a path with all others that this opener has opened over the same signalling. */
export function createSharedOpener(open: OpenReceiveLink = openReceiveLink): OpenReceiveLink {
  const pools = new WeakMap<MediaSignalling, Pool>();
  return (signalling, options) => {
    const pool = pools.get(signalling) ?? new Pool(signalling, open);
    pools.set(signalling, pool);
    return pool.join(options);
  };
}

/** Knows the path that newcomers join. */
class Pool {
  readonly #signalling: MediaSignalling;
  readonly #open: OpenReceiveLink;
  #path: SharedPath | null = null;

  constructor(signalling: MediaSignalling, open: OpenReceiveLink) {
    this.#signalling = signalling;
    this.#open = open;
    // Whatever was opened is gone on the server, also what is being opened just now.
    signalling.onReconnected(() => this.#forget());
    signalling.onNotice(({ kind }) => (kind === 'roomLost' ? this.#forget() : undefined));
  }

  join(options: ReceiveOptions): Promise<Outcome<ReceiveLink>> {
    this.#path ??= new SharedPath(this.#signalling, this.#open, (path) => {
      if (this.#path === path) this.#path = null;
    });
    return this.#path.join(options);
  }

  #forget(): void {
    this.#path = null;
  }
}

/** A path and those who use it. */
class SharedPath {
  readonly #opened: Promise<Outcome<ReceiveLink>>;
  /** Newcomers are to open another one; who is here may stay. */
  readonly #retire: () => void;
  readonly #users = new Set<SharedLink>();
  #condition: LinkCondition | null = null;
  #mending: Promise<boolean> | null = null;
  #joined = 0;

  constructor(signalling: MediaSignalling, open: OpenReceiveLink, retire: (path: SharedPath) => void) {
    this.#retire = () => retire(this);
    this.#opened = open(signalling, { onCondition: (condition) => this.#changed(condition) });
  }

  get condition(): LinkCondition | null {
    return this.#condition;
  }

  async join({ onCondition }: ReceiveOptions): Promise<Outcome<ReceiveLink>> {
    this.#joined += 1;
    const user = new SharedLink(this, `shared-${this.#joined}`, onCondition);
    this.#users.add(user);
    const opened = await this.#opened.catch((error: unknown) => {
      this.#retire();
      throw error;
    });
    if (opened.ok) return ok(user);
    this.#users.delete(user);
    this.#retire();
    return opened;
  }

  /** What goes wrong for one is kept from newcomers, as the path may be worn; who receives goes on. */
  async receive(producerId: string, wanted: WantedTrack): Promise<Outcome<ReceivedTrack>> {
    try {
      const link = await this.#opened;
      return link.ok ? await link.value.receive(producerId, wanted) : link;
    } catch (error) {
      this.#retire();
      throw error;
    }
  }

  /** Once for all who ask at the same time. */
  restartIce(): Promise<boolean> {
    this.#mending ??= this.#restart().finally(() => (this.#mending = null));
    return this.#mending;
  }

  async stats(): ReturnType<ReceiveLink['stats']> {
    const link = await this.#opened;
    if (!link.ok) throw new Error(link.code);
    return link.value.stats();
  }

  /** The last one closes it. */
  leave(user: SharedLink): void {
    if (!this.#users.delete(user) || this.#users.size > 0) return;
    this.#retire();
    this.#opened.then(
      (opened) => (opened.ok ? opened.value.close() : undefined),
      () => undefined,
    );
  }

  async #restart(): Promise<boolean> {
    const link = await this.#opened;
    const known = link.ok && (await link.value.restartIce());
    if (!known) this.#retire();
    return known;
  }

  #changed(condition: LinkCondition): void {
    this.#condition = condition;
    if (condition === 'failed') this.#retire();
    for (const user of [...this.#users]) user.tell(condition);
  }
}

/** One user's part of a path. */
class SharedLink implements ReceiveLink {
  readonly #path: SharedPath;
  /** Sound and picture are kept in step within a group: those of another user are not to be taken for these. */
  readonly #group: string;
  readonly #onCondition: ReceiveOptions['onCondition'];
  /** What is open: a track that its user closes, as on every cut, leaves. */
  readonly #received = new Set<ReceivedTrack>();
  #told: LinkCondition | null = null;
  #closed = false;

  constructor(path: SharedPath, group: string, onCondition: ReceiveOptions['onCondition']) {
    this.#path = path;
    this.#group = group;
    this.#onCondition = onCondition;
  }

  tell(condition: LinkCondition): void {
    if (this.#closed || this.#told === condition) return;
    this.#told = condition;
    this.#onCondition(condition);
  }

  async receive(producerId: string, wanted: WantedTrack): Promise<Outcome<ReceivedTrack>> {
    const received = await this.#path.receive(producerId, { ...wanted, group: this.#group });
    if (!received.ok) return received;
    const { value: track } = received;
    if (this.#closed) track.close();
    else this.#received.add(track);
    // Who comes later has not seen how the path became what it is.
    if (this.#path.condition !== null) this.tell(this.#path.condition);
    const close = (): void => {
      this.#received.delete(track);
      track.close();
    };
    return ok({ ...track, close });
  }

  restartIce(): Promise<boolean> {
    return this.#path.restartIce();
  }

  /** Of the whole path. */
  stats(): ReturnType<ReceiveLink['stats']> {
    return this.#path.stats();
  }

  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    for (const track of this.#received) track.close();
    this.#received.clear();
    this.#path.leave(this);
  }
}
