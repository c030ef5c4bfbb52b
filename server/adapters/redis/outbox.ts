/** Puts messages into the stream, in order and exactly once, also when the connection breaks. */
import { randomBytes } from 'node:crypto';
import { pause, type RedisConnection, untilReady } from './connection.ts';

/** The one stream that every process reads. */
export const BUS_STREAM = 'yishiting:bus';
/** Kept for processes whose connection broke; minutes of a busy installation. */
const KEPT_MESSAGES = 20_000;
const MAX_BATCH = 200;
const PAUSE_MS = 50;

interface Letter {
  readonly topic: string;
  readonly text: string;
  readonly number: number;
  readonly resolve: () => void;
  readonly reject: (error: Error) => void;
}

export interface Outbox {
  /** Resolves when Redis has the message. */
  send(topic: string, text: string): Promise<void>;
  close(): void;
}

/**
 * One batch under way at a time. When it is not known whether a batch arrived it is sent again under the same
 * numbers, and readers skip what they have had.
 */
export function createOutbox(client: RedisConnection): Outbox {
  const sender = randomBytes(9).toString('base64url');
  const closing = new AbortController();
  let letters: Letter[] = [];
  let lastNumber = 0;
  let sending = false;

  const deliver = async (): Promise<void> => {
    while (letters.length > 0) {
      const batch = letters.slice(0, MAX_BATCH);
      try {
        await untilReady(client, closing.signal);
        await post(client, sender, batch);
      } catch {
        if (closing.signal.aborted) return;
        await pause(PAUSE_MS, closing.signal).catch(() => {});
        continue;
      }
      letters = letters.slice(batch.length);
      for (const { resolve } of batch) resolve();
    }
  };

  const start = async (): Promise<void> => {
    if (sending) return;
    sending = true;
    await deliver();
    sending = false;
  };

  return {
    send: (topic, text) =>
      new Promise((resolve, reject) => {
        if (closing.signal.aborted) {
          reject(new Error('the bus is closed'));
          return;
        }
        // Redis would not keep more either; whoever waits for so much has long lost touch.
        if (letters.length >= KEPT_MESSAGES) {
          reject(new Error('Redis has been away for too long: no more messages are kept'));
          return;
        }
        lastNumber += 1;
        letters.push({ topic, text, number: lastNumber, resolve, reject });
        void start();
      }),
    close: () => {
      closing.abort();
      for (const { reject } of letters) reject(new Error('the bus was closed before the message was sent'));
      letters = [];
    },
  };
}

/** All of the batch or nothing. */
async function post(client: RedisConnection, sender: string, batch: readonly Letter[]): Promise<void> {
  const multi = client.multi();
  const options = { TRIM: { strategy: 'MAXLEN', strategyModifier: '~', threshold: KEPT_MESSAGES } } as const;
  for (const { topic, text, number } of batch) {
    multi.xAdd(BUS_STREAM, '*', { topic, text, sender, number: `${number}` }, options);
  }
  await multi.exec();
}
