/** Notices within one process: what a single-machine installation needs. */
import type { Bus } from '#server/ports/bus.ts';

/** A bus inside this process. A receiver that throws is reported and does not keep others from hearing. */
export function createMemoryBus(onError: (error: unknown) => void = warn): Bus {
  const topics = new Map<string, Set<(message: unknown) => void>>();
  let closed = false;

  const deliver = (topic: string, text: string): void => {
    for (const receive of [...(topics.get(topic) ?? [])]) {
      try {
        receive(JSON.parse(text));
      } catch (error) {
        onError(error);
      }
    }
  };

  return {
    publish: async (topic, message) => {
      if (closed) throw new Error('the bus is closed');
      // A copy as text: receivers must not share objects, as they would not between processes.
      const text = JSON.stringify(message);
      // Later, in order: a publisher is never re-entered by its own receivers.
      setImmediate(deliver, topic, text);
    },
    subscribe: async (topic, receive) => {
      if (closed) throw new Error('the bus is closed');
      const receivers = topics.get(topic) ?? new Set();
      topics.set(topic, receivers);
      // Wrapped, so that subscribing the same function twice makes two subscriptions.
      const own = (message: unknown): void => receive(message);
      receivers.add(own);
      return async () => {
        receivers.delete(own);
        if (receivers.size === 0 && topics.get(topic) === receivers) topics.delete(topic);
      };
    },
    close: async () => {
      closed = true;
      topics.clear();
    },
  };
}

function warn(error: unknown): void {
  process.emitWarning(error instanceof Error ? error : String(error));
}
