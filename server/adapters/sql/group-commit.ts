/** Group commit: requests that arrive while a commit runs share the next one. */

/** What became of one request of a batch. */
export type Settled<Reply> =
  | { readonly ok: true; readonly reply: Reply }
  | { readonly ok: false; readonly error: Error };

export interface GroupCommitOptions<Request, Reply> {
  /** Commits a batch and tells, in the same order, what became of each request. Rejecting fails all of them. */
  readonly run: (batch: readonly Request[]) => Promise<readonly Settled<Reply>[]>;
  readonly maxBatch: number;
  /** Batches under way at once; 2 keeps the far side busy while replies travel. */
  readonly parallel: number;
  /**
   * In a stream of requests batches leave at least `ms` apart, unless `enough` requests wait: a commit costs much the
   * same for one as for many. A request that comes alone still goes at once.
   */
  readonly gather?: { readonly ms: number; readonly enough: number };
}

export interface GroupCommit<Request, Reply> {
  submit(request: Request): Promise<Reply>;
  /** Refuses new requests; resolves when the ones accepted before are settled. */
  close(): Promise<void>;
}

interface Waiting<Request, Reply> {
  readonly request: Request;
  readonly resolve: (reply: Reply) => void;
  readonly reject: (error: Error) => void;
}

/** Gathers single requests into batches. */
export function createGroupCommit<Request, Reply>(
  options: GroupCommitOptions<Request, Reply>,
): GroupCommit<Request, Reply> {
  const waiting: Waiting<Request, Reply>[] = [];
  let underWay = 0;
  let closed = false;
  let onIdle: () => void = () => {};

  const settle = (batch: readonly Waiting<Request, Reply>[], results: readonly Settled<Reply>[]): void => {
    for (const [index, { resolve, reject }] of batch.entries()) {
      const result = results[index];
      if (result === undefined) reject(new Error('a batch was answered in part'));
      else if (result.ok) resolve(result.reply);
      else reject(result.error);
    }
  };

  const start = async (): Promise<void> => {
    const batch = waiting.splice(0, options.maxBatch);
    underWay += 1;
    try {
      settle(batch, await options.run(batch.map(({ request }) => request)));
    } catch (cause) {
      const error = cause instanceof Error ? cause : new Error(String(cause));
      for (const { reject } of batch) reject(error);
    } finally {
      underWay -= 1;
      if (waiting.length > 0) schedule();
      else if (underWay === 0) onIdle();
    }
  };

  const departure = createDeparture(options.gather ?? { ms: 0, enough: 1 }, () => {
    while (waiting.length > 0 && underWay < options.parallel) void start();
  });

  const schedule = (): void => {
    if (underWay < options.parallel) departure.plan(waiting.length);
  };

  return {
    submit: (request) =>
      new Promise((resolve, reject) => {
        if (closed) {
          reject(new Error('the store is closed'));
          return;
        }
        waiting.push({ request, resolve, reject });
        schedule();
      }),
    close: async () => {
      closed = true;
      if (waiting.length === 0 && underWay === 0) return;
      await new Promise<void>((resolve) => {
        onIdle = resolve;
      });
    },
  };
}

interface Departure {
  /** Sees to it that a batch leaves soon; `waiting` requests would be in it. */
  plan(waiting: number): void;
}

/** Decides when the next batch leaves: now, or some milliseconds after the last one. */
function createDeparture(
  gather: { readonly ms: number; readonly enough: number },
  leave: () => void,
): Departure {
  let planned: 'no' | 'later' | 'now' = 'no';
  let later: ReturnType<typeof setTimeout> | undefined;
  let leftMs = Number.NEGATIVE_INFINITY;
  const go = (): void => {
    planned = 'no';
    leftMs = performance.now();
    leave();
  };
  return {
    plan: (waiting) => {
      if (planned === 'now') return;
      const restMs = waiting >= gather.enough ? 0 : leftMs + gather.ms - performance.now();
      if (restMs > 0) {
        if (planned === 'no') later = setTimeout(go, restMs);
        planned = 'later';
        return;
      }
      clearTimeout(later);
      // After the callbacks at hand: what they all ask for travels together.
      planned = 'now';
      setImmediate(go);
    },
  };
}
