/** Notices between processes over one Redis stream. */
import type { Bus } from '#server/ports/bus.ts';
import type { RedisConnection } from './connection.ts';
import { openInbox } from './inbox.ts';
import { createOutbox } from './outbox.ts';

type Receive = (message: unknown) => void;

/**
 * A bus that sends on one connection and reads on another of its own. All topics share one stream: every process
 * serves every session, and one reader keeps the order without having to be told of new topics.
 */
export async function openRedisBus(
  sending: RedisConnection,
  reading: RedisConnection,
  onError: (error: Error) => void,
): Promise<Bus> {
  const topics = new Map<string, Set<Receive>>();
  let closed = false;

  const receive = (topic: string, text: string): void => {
    for (const receiver of [...(topics.get(topic) ?? [])]) {
      try {
        receiver(JSON.parse(text));
      } catch (cause) {
        onError(new Error(`a receiver of ${topic} failed`, { cause }));
      }
    }
  };

  const inbox = await openInbox(reading, receive);
  const outbox = createOutbox(sending);
  return {
    publish: async (topic, message) => outbox.send(topic, JSON.stringify(message)),
    subscribe: async (topic, receiver) => {
      if (closed) throw new Error('the bus is closed');
      const receivers = topics.get(topic) ?? new Set();
      topics.set(topic, receivers);
      // Wrapped, so that subscribing the same function twice makes two subscriptions.
      const own: Receive = (message) => receiver(message);
      receivers.add(own);
      return async () => {
        receivers.delete(own);
        if (receivers.size === 0 && topics.get(topic) === receivers) topics.delete(topic);
      };
    },
    close: async () => {
      if (closed) return;
      closed = true;
      topics.clear();
      outbox.close();
      await inbox.close();
    },
  };
}
