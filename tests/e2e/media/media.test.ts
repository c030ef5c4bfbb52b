/** Two real browsers and real workers: publishing, watching, cutting, and finding back. */
import { once } from 'node:events';
import { createReadStream, existsSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { z } from 'zod';
import { obtainMediaWorker } from '#scripts/media-worker/obtain.ts';
import { defaultMediasoupConfig } from '#server/adapters/mediasoup/config.ts';
import {
  createMediasoupMediaPlane,
  type MediasoupMediaPlane,
} from '#server/adapters/mediasoup/mediasoup-media-plane.ts';
import type { Log } from '#server/ports/log.ts';
import type { MediaPlane } from '#server/ports/media-plane.ts';
import { mediaCommands } from '#shared/features/stage/media-commands.ts';
import { type Result, refuse } from '#shared/kernel/result.ts';
import { launchChromium } from '#tests/support/chromium.ts';
import { tempDir } from '#tests/support/temp-dir.ts';
import { writeVoice } from '#tests/support/voice.ts';
import { waitFor } from '#tests/support/wait-for.ts';

const silent: Log = {
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
  child: () => silent,
};
const ROOM = 'room';

/** Every call as the server's edge makes it: parsed by its schema, with the owner and the room of the connection. */
function carrierOf(plane: MediaPlane, ownerId: string) {
  const who = { ownerId, roomId: ROOM, sourceId: ownerId };
  const on =
    <P extends z.ZodType>(
      command: { readonly payload: P },
      act: (payload: z.output<P>) => Promise<Result<unknown>>,
    ) =>
    (payload: unknown) =>
      act(command.payload.parse(payload));
  const calls: Record<string, (payload: unknown) => Promise<Result<unknown>>> = {
    'stage:mediaJoin': () => plane.join(ROOM),
    'stage:createTransport': on(mediaCommands['stage:createTransport'], (p) =>
      plane.createTransport({ ...who, ...p }),
    ),
    'stage:connectTransport': on(mediaCommands['stage:connectTransport'], (p) =>
      plane.connectTransport({ ...who, ...p }),
    ),
    'stage:closeTransport': on(mediaCommands['stage:closeTransport'], (p) =>
      plane.closeTransport({ ...who, ...p }),
    ),
    'stage:restartIce': on(mediaCommands['stage:restartIce'], (p) => plane.restartIce({ ...who, ...p })),
    'stage:produce': on(mediaCommands['stage:produce'], (p) => plane.produce({ ...who, ...p })),
    'stage:pauseProducer': on(mediaCommands['stage:pauseProducer'], (p) =>
      plane.setProducerPaused({ ...who, ...p }),
    ),
    'stage:closeProducer': on(mediaCommands['stage:closeProducer'], (p) =>
      plane.closeProducer({ ...who, ...p }),
    ),
    'stage:consume': on(mediaCommands['stage:consume'], (p) => plane.consume({ ...who, ...p })),
    'stage:resumeConsumer': on(mediaCommands['stage:resumeConsumer'], (p) =>
      plane.resumeConsumer({ ...who, ...p }),
    ),
    'stage:pauseConsumer': on(mediaCommands['stage:pauseConsumer'], (p) =>
      plane.pauseConsumer({ ...who, ...p }),
    ),
    'stage:closeConsumer': on(mediaCommands['stage:closeConsumer'], (p) =>
      plane.closeConsumer({ ...who, ...p }),
    ),
  };
  return (name: string, payload: unknown) => calls[name]?.(payload) ?? refuse('unknown_command');
}

/** Serves the built page on a port of its own. */
async function servePage(folder: string): Promise<Server> {
  const server = createServer((request, response) => {
    const wanted = join(folder, request.url ?? '/');
    if (request.url === '/') {
      response.setHeader('content-type', 'text/html');
      response.end('<!doctype html><script type="module" src="/page.js"></script>');
    } else if (wanted.endsWith('.js') && existsSync(wanted)) {
      response.setHeader('content-type', 'text/javascript');
      createReadStream(wanted).pipe(response);
    } else {
      response.writeHead(404).end();
    }
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return server;
}

describe('media in a browser', () => {
  let browser: Browser;
  let plane: MediasoupMediaPlane;
  let address = '';
  const pages = new Map<string, Page>();

  const open = async (ownerId: string): Promise<Page> => {
    const page = await browser.newPage();
    page.on('pageerror', (error) => process.stderr.write(`page: ${error.message}\n`));
    await page.exposeFunction('mediaCall', carrierOf(plane, ownerId));
    await page.goto(address);
    await page.waitForFunction(() => 'media' in window);
    pages.set(ownerId, page);
    return page;
  };
  const viewerState = (page: Page) => page.evaluate(() => window.media.viewer.state.get().kind);
  const viewerStats = (page: Page) => page.evaluate(() => window.media.viewer.stats());
  const framesGrow = async (page: Page) => {
    const before = (await viewerStats(page))?.framesDecoded ?? 0;
    const grown = async () => ((await viewerStats(page))?.framesDecoded ?? 0) > before + 10;
    await waitFor(grown, { what: 'more pictures', withinMs: 60_000, everyMs: 200 });
  };
  const producerOf = (ownerId: string, kind: 'audio' | 'video') =>
    waitFor(() => plane.producers(ROOM).find((p) => p.ownerId === ownerId && p.kind === kind)?.producerId, {
      what: `${kind} of ${ownerId}`,
      withinMs: 60_000,
    });
  const watch = async (page: Page, video: string | null, audio: string[]) => {
    await page.evaluate((programme) => window.media.viewer.want(programme), { video, audio });
    await page.evaluate(() => window.media.viewer.start());
    await waitFor(async () => (await viewerState(page)) === 'playing', { what: 'playing', withinMs: 60_000 });
  };

  beforeAll(async () => {
    const folder = await tempDir('media-page');
    const input = { page: new URL('./page.ts', import.meta.url).pathname };
    await build({
      root: new URL('../../../', import.meta.url).pathname,
      configFile: false,
      logLevel: 'error',
      build: { outDir: folder.path, rollupOptions: { input, output: { entryFileNames: '[name].js' } } },
    });
    const server = await servePage(folder.path);
    const bound = server.address();
    address = `http://127.0.0.1:${typeof bound === 'object' && bound !== null ? bound.port : 0}/`;
    const config = { ...defaultMediasoupConfig(2), port: 0 };
    const obtainBinary = () => obtainMediaWorker({ log: (line) => process.stderr.write(`${line}\n`) });
    plane = createMediasoupMediaPlane({ config, obtainBinary, log: silent });
    const voice = join(folder.path, 'voice.wav');
    await writeVoice(voice);
    browser = await launchChromium({ fakeMedia: true, voice, autoplay: 'allowed' });
    await waitFor(() => plane.status().state === 'ready', { what: 'a worker', withinMs: 100_000 });
    for (const ownerId of ['host', 'guest']) {
      const page = await open(ownerId);
      for (const role of ['camera', 'microphone'] as const) {
        expect(
          await page.evaluate((what) => window.media.publisher.start(what).then(({ ok }) => ok), role),
        ).toBe(true);
      }
    }
    return async () => {
      await browser.close();
      server.close();
      await plane.close();
      await folder.remove();
    };
  });
  afterAll(() => pages.clear());

  it('a viewer sees and hears a source, encrypted with AES-GCM', async () => {
    const page = await open('viewer');
    await watch(page, await producerOf('host', 'video'), [await producerOf('host', 'audio')]);
    await framesGrow(page);
    const stats = await viewerStats(page);
    expect(stats?.srtp).toMatch(/AEAD_AES_(128|256)_GCM$/);
    expect(await page.evaluate(() => window.media.viewer.stream.getTracks().length)).toBe(2);
  });

  it('a camera arrives', async () => {
    const video = await producerOf('host', 'video');
    const sizes = async () =>
      (await plane.stats(ROOM)).find(({ producerId }) => producerId === video)?.bitrateBps ?? 0;
    await waitFor(async () => (await sizes()) > 100_000, {
      what: 'the camera',
      withinMs: 20_000,
      everyMs: 200,
    });
  });

  it('who speaks is told', async () => {
    const heard = new Set<string>();
    const stop = plane.observe({
      audioLevels: (_room, levels) => {
        for (const { sourceId } of levels) heard.add(sourceId);
      },
    });
    // One browser plays and records here: what the viewer hears would be cancelled in the microphones as an echo.
    await (pages.get('viewer') ?? (await open('viewer'))).evaluate(() => {
      window.media.video.muted = true;
    });
    await waitFor(() => heard.size === 2, { what: 'both voices', withinMs: 30_000 });
    stop();
    expect([...heard].toSorted()).toEqual(['guest', 'host']);
  });

  it('[T4] a cut shows another source on the same path', async () => {
    const page = pages.get('viewer') ?? (await open('viewer'));
    const transports: string[] = [];
    const stop = plane.observe({ transportClosed: ({ ownerId }) => void transports.push(ownerId) });
    await watch(page, await producerOf('guest', 'video'), [await producerOf('host', 'audio')]);
    const shown = () => page.evaluate(() => window.media.viewer.stream.getVideoTracks().length);
    await waitFor(async () => (await shown()) === 1, { what: 'one picture' });
    await framesGrow(page);
    expect(transports).toEqual([]);
    stop();
  });

  it('a dead worker costs a moment: everybody comes back', async () => {
    const stop = plane.observe({
      roomLost: () => {
        for (const page of pages.values()) {
          void page.evaluate(() => window.media.notify({ kind: 'roomLost' }));
        }
      },
    });
    const before = await producerOf('host', 'video');
    for (const pid of plane.workerPids()) process.kill(pid, 'SIGKILL');
    await waitFor(() => !plane.producers(ROOM).some(({ producerId }) => producerId === before), {
      what: 'the loss',
    });
    const page = pages.get('viewer') ?? (await open('viewer'));
    await watch(page, await producerOf('host', 'video'), [await producerOf('host', 'audio')]);
    await framesGrow(page);
    stop();
  });

  it('leaving frees everything', async () => {
    for (const ownerId of pages.keys()) await plane.closeOwner(ownerId);
    expect(plane.producers(ROOM)).toEqual([]);
  });
});
