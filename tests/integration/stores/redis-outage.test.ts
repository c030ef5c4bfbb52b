/** Redis that goes away and comes back empty, connections that break, processes that die. */
import { createClient } from 'redis';
import { describe, expect, it } from 'vitest';
import { openRedis } from '#server/adapters/redis/open-redis.ts';
import { RATE_RULES } from '#server/ports/rate-limits.ts';
import { startRedis } from '../../support/redis-server.ts';
import { waitFor } from '../../support/wait-for.ts';
import { startProgram } from './child-program.ts';

const presence = { heartbeatMs: 500, expiryMs: 5_000 };

/** Breaks every connection to Redis but the one that asks for it. */
async function breakConnections(url: string): Promise<void> {
  const client = createClient({ url });
  await client.connect();
  await client.sendCommand(['CLIENT', 'KILL', 'TYPE', 'normal', 'SKIPME', 'yes']);
  client.destroy();
}

describe('bus', () => {
  it('loses no message, repeats none and keeps the order when connections break again and again', async () => {
    await using server = await startRedis();
    const [here, there] = [await openRedis({ url: server.url }), await openRedis({ url: server.url })];
    const heard: unknown[] = [];
    await there.bus.subscribe('topic', (message) => heard.push(message));
    const sent: number[] = [];
    for (let round = 0; round < 8; round += 1) {
      const numbers = Array.from({ length: 300 }, (_, index) => round * 300 + index);
      sent.push(...numbers);
      const publishing = Promise.all(numbers.map((number) => here.bus.publish('topic', number)));
      await breakConnections(server.url);
      await publishing;
    }
    await waitFor(() => heard.length >= sent.length, { what: 'all messages' });
    expect(heard).toEqual(sent);
    await here.close();
    await there.close();
  });

  it('delivers what is published while Redis is away once it is back, even with its memory lost', async () => {
    await using server = await startRedis();
    const [here, there] = [await openRedis({ url: server.url }), await openRedis({ url: server.url })];
    const heard: unknown[] = [];
    await there.bus.subscribe('topic', (message) => heard.push(message));
    await here.bus.publish('topic', 'before');
    await waitFor(() => heard.length === 1, { what: 'the first message' });
    await server.kill();
    const publishing = here.bus.publish('topic', 'meanwhile');
    await server.restart();
    await publishing;
    await here.bus.publish('topic', 'after');
    await waitFor(() => heard.length >= 3, { what: 'all messages' });
    expect(heard).toEqual(['before', 'meanwhile', 'after']);
    await here.close();
    await there.close();
  });

  it('can be closed while Redis is away, and refuses what it could not send', async () => {
    await using server = await startRedis();
    const here = await openRedis({ url: server.url });
    await server.kill();
    const publishing = here.bus.publish('topic', 'never');
    const refused = expect(publishing).rejects.toThrow(/closed/);
    await here.close();
    await refused;
  });
});

describe('presence', () => {
  it('lets the people of a killed process go, and nobody else', async () => {
    await using server = await startRedis();
    await using program = startProgram('./presence-program.ts', [server.url, 's_1', '50']);
    const here = await openRedis({ url: server.url, presence });
    await here.presence.join('s_1', 'p_0', 'c_here');
    await here.presence.join('s_1', 'p_here', 'c_here_2');
    await waitFor(() => program.lines.includes('joined'), { what: 'the other process' });
    expect((await here.presence.count('s_1')).current).toBe(51);
    await program.kill();
    await waitFor(async () => (await here.presence.count('s_1')).current === 2, {
      what: 'its people to go',
      withinMs: 30_000,
    });
    expect(await here.presence.isHere('s_1', 'p_0')).toBe(true);
    expect(await here.presence.isHere('s_1', 'p_1')).toBe(false);
    expect(await here.presence.count('s_1')).toEqual({ current: 2, peak: 51 });
    await here.close();
  });

  it('lets the people of a process that closed go at once', async () => {
    await using server = await startRedis();
    const [here, there] = [await openRedis({ url: server.url }), await openRedis({ url: server.url })];
    await there.presence.join('s_1', 'p_1', 'c_1');
    expect((await here.presence.count('s_1')).current).toBe(1);
    await there.close();
    expect((await here.presence.count('s_1')).current).toBe(0);
    await here.close();
  });

  it('counts its own people while Redis is away and tells them again when it is back', async () => {
    await using server = await startRedis();
    const [here, there] = [
      await openRedis({ url: server.url, presence }),
      await openRedis({ url: server.url, presence }),
    ];
    await here.presence.join('s_1', 'p_1', 'c_1');
    await there.presence.join('s_1', 'p_2', 'c_2');
    await server.kill();
    await here.presence.join('s_1', 'p_3', 'c_3');
    await there.presence.leave('s_1', 'p_2', 'c_2');
    await there.presence.join('s_1', 'p_4', 'c_4');
    await waitFor(async () => (await here.presence.count('s_1')).current === 2, { what: 'its own count' });
    await server.restart();
    for (const process of [here, there]) {
      await waitFor(async () => (await process.presence.count('s_1')).current === 3, {
        what: 'all three',
        withinMs: 30_000,
      });
      expect(await process.presence.isHere('s_1', 'p_4')).toBe(true);
      expect(await process.presence.isHere('s_1', 'p_2')).toBe(false);
    }
    await here.close();
    await there.close();
  });
});

describe('rate limits', () => {
  it('go on in each process while Redis is away', async () => {
    await using server = await startRedis();
    const here = await openRedis({ url: server.url });
    expect(await here.rateLimits.take('question', 'p_1')).toBe(0);
    await server.kill();
    const { points } = RATE_RULES.question;
    const waits: number[] = [];
    for (let taken = 0; taken <= points; taken += 1)
      waits.push(await here.rateLimits.take('question', 'p_1'));
    expect(waits.filter((wait) => wait === 0)).toHaveLength(points);
    expect(waits.at(-1)).toBeGreaterThan(0);
    await here.close();
  });
});

it('opening fails with the reason when there is no Redis', async () => {
  await using server = await startRedis();
  await server.kill();
  await expect(openRedis({ url: server.url })).rejects.toThrow(/ECONNREFUSED/);
});
