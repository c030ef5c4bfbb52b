/** One kind of notice on the bus: typed when sent, parsed when received. */
import type { z } from 'zod';
import type { Bus } from '#server/ports/bus.ts';
import type { Log } from '#server/ports/log.ts';

export interface BusChannel<T> {
  /** Tells the other processes; a bus that is away is logged, since nobody waits for the answer. */
  tell(notice: T): Promise<void>;
  /** Hears the notices of all processes, this one included. */
  hear(receive: (notice: T) => void): Promise<() => Promise<void>>;
}

export function openChannel<S extends z.ZodType>(
  bus: Bus,
  log: Log,
  { topic, schema }: { readonly topic: string; readonly schema: S },
): BusChannel<z.output<S>> {
  return {
    tell: (notice) =>
      bus.publish(topic, notice).catch((error: unknown) => log.error('bus publish failed', { topic, error })),
    hear: (receive) =>
      bus.subscribe(topic, (message) => {
        const parsed = schema.safeParse(message);
        // A process of another version may be running while an installation is renewed.
        if (parsed.success) receive(parsed.data);
        else log.warn('a notice was not understood', { topic });
      }),
  };
}
