/** The private servers that tests start are real, fresh, and gone afterwards. */
import { existsSync } from 'node:fs';
import pg from 'pg';
import { createClient } from 'redis';
import { describe, expect, it } from 'vitest';
import { launchChromium } from '../../support/chromium.ts';
import { startPostgres } from '../../support/postgres-server.ts';
import { startRedis } from '../../support/redis-server.ts';
import { tempDir } from '../../support/temp-dir.ts';
import { waitFor } from '../../support/wait-for.ts';

async function ask(url: string, sql: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

describe('a private Redis', () => {
  it('keeps what it is told, forgets it when killed, and is gone when stopped', async () => {
    await using redis = await startRedis();
    const client = createClient({ url: redis.url });
    client.on('error', () => undefined);
    await client.connect();
    await client.set('item', 'one');
    expect(await client.get('item')).toBe('one');
    await redis.kill();
    await redis.restart();
    expect(await client.get('item')).toBeNull();
    client.destroy();
    await redis.stop();
    await expect(
      createClient({ url: redis.url, socket: { reconnectStrategy: false } }).connect(),
    ).rejects.toThrow();
  });

  it('is one of its own for every test', async () => {
    await using one = await startRedis();
    await using other = await startRedis();
    expect(one.port).not.toBe(other.port);
  });
});

describe('a private PostgreSQL', () => {
  it('is durable, gives databases apart, survives a power cut', async () => {
    await using server = await startPostgres();
    expect(await ask(server.url, 'show fsync')).toEqual([{ fsync: 'on' }]);
    const [one, other] = [await server.createDatabase(), await server.createDatabase()];
    await ask(one, "create table item as select '议事'::text as words");
    await expect(ask(other, 'select words from item')).rejects.toThrow('does not exist');
    await server.kill();
    await server.restart();
    expect(await ask(one, 'select words from item')).toEqual([{ words: '议事' }]);
    await server.stop();
    await expect(ask(one, 'select 1')).rejects.toThrow();
  });
});

describe('a browser', () => {
  it('draws a page and has a camera when asked to', async () => {
    await using browser = await launchChromium({ fakeMedia: true });
    const page = await browser.newPage();
    // A camera exists only on a page of a trusted origin.
    await page.route('http://localhost/**', (route) =>
      route.fulfill({ contentType: 'text/html; charset=utf-8', body: '<p>议事厅</p>' }),
    );
    await page.goto('http://localhost/');
    const tracks = await page.evaluate(async () => {
      const stream = await navigator.mediaDevices.getUserMedia({ video: true, audio: true });
      return stream.getTracks().map(({ kind }) => kind);
    });
    expect(tracks.toSorted()).toEqual(['audio', 'video']);
    expect(await page.textContent('p')).toBe('议事厅');
  });
});

describe('a temporary folder', () => {
  it('disappears although the test fails', async () => {
    const seen: string[] = [];
    const fail = async () => {
      await using dir = await tempDir();
      seen.push(dir.path);
      expect(existsSync(dir.path)).toBe(true);
      throw new Error('the test failed');
    };
    await expect(fail()).rejects.toThrow('the test failed');
    expect(seen.map((path) => existsSync(path))).toEqual([false]);
  });
});

describe('waiting', () => {
  it('gives the value that ended it', async () => {
    let turn = 0;
    const value = await waitFor(() => (++turn === 3 ? 'third' : null), {
      what: 'the third turn',
      everyMs: 1,
    });
    expect(value).toBe('third');
  });

  it('gives up with what it waited for and what it saw', async () => {
    const wait = waitFor(() => 0, { what: 'a figure above nought', withinMs: 30, everyMs: 5 });
    await expect(wait).rejects.toThrow('gave up waiting for a figure above nought after 30 ms; last seen: 0');
  });
});
