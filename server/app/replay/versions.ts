/** A thing that is always saved as a whole, each version kept as an event of its own stream. */
import type { z } from 'zod';
import type { EventStore } from '#server/ports/event-store.ts';

export interface Version<T> {
  /** 0 before the first. */
  readonly version: number;
  /** Null before the first, and where it can no longer be read. */
  readonly value: T | null;
}

/** The newest version. */
export async function readVersion<S extends z.ZodType>(
  store: EventStore,
  stream: string,
  schema: S,
): Promise<Version<z.output<S>>> {
  const version = await store.lastSeq(stream);
  if (version === 0) return { version, value: null };
  const [stored] = await store.read(stream, version - 1, 1);
  const parsed = schema.safeParse(stored?.event);
  return { version, value: parsed.success ? parsed.data : null };
}

/** False when somebody saved since `version`. */
export async function saveVersion(
  store: EventStore,
  stream: string,
  version: number,
  entry: { readonly at: string; readonly event: { readonly type: string } },
): Promise<boolean> {
  const streams = [{ stream, expectedSeq: version, events: [entry] }];
  const { outcome } = await store.append({ streams, commands: [], writes: [] });
  return outcome === 'appended';
}
