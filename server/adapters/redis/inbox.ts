/** Reads the stream of messages, on from the last one after every break, each message once. */
import { z } from 'zod';
import { pause, type RedisConnection, untilReady } from './connection.ts';
import { BUS_STREAM } from './outbox.ts';

const BLOCK_MS = 2_000;
const COUNT = 500;
const PAUSE_MS = 50;
const BEGINNING = '0-0';

const entrySchema = z.tuple([z.string(), z.array(z.string())]);
const readSchema = z.array(z.tuple([z.string(), z.array(entrySchema)])).nullable();

export interface Inbox {
  /** Stops reading; resolves when nothing more will be received. */
  close(): Promise<void>;
}

/** Reads what comes from now on. `client` is used for nothing else, since it waits inside Redis. */
export async function openInbox(
  client: RedisConnection,
  receive: (topic: string, text: string) => void,
): Promise<Inbox> {
  const closing = new AbortController();
  const isNew = createDuplicateFilter();
  let lastId = await newestId(client);

  const readOn = async (): Promise<void> => {
    const reply = await client.sendCommand([
      ...['XREAD', 'COUNT', `${COUNT}`, 'BLOCK', `${BLOCK_MS}`, 'STREAMS', BUS_STREAM, lastId],
    ]);
    for (const [, entries] of readSchema.parse(reply) ?? []) {
      for (const [id, fields] of entries) {
        lastId = id;
        const { topic, text, sender, number } = toRecord(fields);
        if (topic === undefined || text === undefined || closing.signal.aborted) continue;
        if (isNew(sender ?? '', Number(number))) receive(topic, text);
      }
    }
  };

  const read = async (): Promise<void> => {
    while (!closing.signal.aborted) {
      try {
        await readOn();
      } catch {
        if (closing.signal.aborted) return;
        await pause(PAUSE_MS, closing.signal).catch(() => {});
        await untilReady(client, closing.signal).catch(() => {});
        lastId = await resumeAt(client, lastId).catch(() => lastId);
      }
    }
  };

  const ended = read();
  return {
    close: async () => {
      closing.abort();
      // The reading that waits inside Redis ends with its connection.
      if (client.isOpen) client.destroy();
      await ended;
    },
  };
}

async function newestId(client: RedisConnection): Promise<string> {
  const reply = await client.sendCommand(['XREVRANGE', BUS_STREAM, '+', '-', 'COUNT', '1']);
  return z.array(entrySchema).parse(reply)[0]?.[0] ?? BEGINNING;
}

/** A Redis that lost its memory may number from before our last message: then everything it has is read. */
async function resumeAt(client: RedisConnection, lastId: string): Promise<string> {
  return isBefore(await newestId(client), lastId) ? BEGINNING : lastId;
}

function isBefore(id: string, other: string): boolean {
  const [ms = 0, count = 0] = id.split('-').map(Number);
  const [otherMs = 0, otherCount = 0] = other.split('-').map(Number);
  return ms < otherMs || (ms === otherMs && count < otherCount);
}

function toRecord(fields: readonly string[]): Record<string, string | undefined> {
  const pairs: [string, string][] = [];
  for (let index = 0; index + 1 < fields.length; index += 2) {
    pairs.push([fields[index] ?? '', fields[index + 1] ?? '']);
  }
  return Object.fromEntries(pairs);
}

/** A sender's numbers only grow: what is not greater was had before. */
function createDuplicateFilter(): (sender: string, number: number) => boolean {
  const lastNumbers = new Map<string, number>();
  return (sender, number) => {
    if (number <= (lastNumbers.get(sender) ?? 0)) return false;
    lastNumbers.set(sender, number);
    return true;
  };
}
