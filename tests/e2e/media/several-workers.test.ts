/**
 * One session over two media workers, each with a publisher and a viewer: the same picture and tone for both, layers
 * and requests for full pictures through the pipe, and a worker that dies.
 */
import { createSocket } from 'node:dgram';
import { inspect } from 'node:util';
import type { types } from 'mediasoup';
import type { Browser } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { launchChromium } from '#tests/support/chromium.ts';
import { freePort } from '#tests/support/free-port.ts';
import { MediaCensus } from '#tests/support/media-census.ts';
import { waitFor } from '#tests/support/wait-for.ts';
import { buildClient } from '../support/built-client.ts';
import { type Guest, LiveStage } from '../support/live-stage.ts';
import { leavePictures, type Person, patienceMs } from '../support/person.ts';
import { pictureMoves, toneOf } from '../support/picture.ts';
import { whenColour } from '../support/pixels.ts';
import { openSite } from '../support/site.ts';

/** As the plane has it: a source is asked no more often, and each of its layers by itself. */
const ASKED_EVERY_MS = 1_000;
const ASKING_MS = 5_000;
/** Paths that a worker takes; one owner may hold as many. */
const FULL_AT = 5;
const FILLER = 'filler';

async function hears(person: Person, hertz: number): Promise<void> {
  const tone = async () => Math.abs((await toneOf(person.page)) - hertz) < 12;
  await waitFor(tone, { what: `a tone of ${hertz} Hz`, withinMs: patienceMs, everyMs: 200 });
}

interface Path {
  readonly ownerId: string;
  readonly transportId: string;
}

describe('a session over two media workers', () => {
  const census = new MediaCensus();
  /** Of everybody, in the order in which they came. */
  const opened: (Path & { readonly direction: 'send' | 'receive' })[] = [];
  const closed: Path[] = [];
  let stage: LiveStage;
  let browser: Browser;
  let red: Guest;
  let blue: Guest;
  let viewers: readonly Person[];
  /** Of these viewers. */
  let paths: readonly Path[] = [];

  beforeAll(async () => {
    const client = await buildClient();
    const settings = { MEDIA_WORKERS: '2', MEDIA_WORKER_PATHS: String(FULL_AT) };
    const site = await openSite(client.path, { settings });
    await waitFor(() => census.workers.size === 2, { what: 'both workers', withinMs: 20_000 });
    const { mediaPlane } = site.server;
    const create = mediaPlane.createTransport.bind(mediaPlane);
    mediaPlane.createTransport = async (request) => {
      const offer = await create(request);
      const { ownerId, direction } = request;
      if (offer.ok) opened.push({ ownerId, direction, transportId: offer.value.transportId });
      return offer;
    };
    mediaPlane.observe({ transportClosed: (path) => void closed.push(path) });
    browser = await launchChromium({ fakeMedia: true, autoplay: 'allowed' });
    stage = await LiveStage.open(site, browser);
    red = await stage.guest('李明', 'rgb(200 30 30)', 440);
    await fillHome();
    blue = await stage.guest('王工', 'rgb(30 60 200)', 660);
    await mediaPlane.closeOwner(FILLER);
    await stage.cut({ video: camera(red), audio: [red.guestId] });
    return async () => {
      await leavePictures(process.env['LEAVE_PICTURES'] === undefined ? [] : stage.people);
      await browser.close();
      await site.close();
      await client.remove();
      census.stop();
    };
  });

  /** So that whoever comes next gets a path over the other worker. */
  const fillHome = async (): Promise<void> => {
    const request = { roomId: stage.sessionId, ownerId: FILLER, direction: 'send' } as const;
    for (let count = 0; count < FULL_AT; count += 1) {
      const offer = await stage.site.server.mediaPlane.createTransport(request);
      if (offer.ok && census.workerOf(offer.value.transportId) !== published(red).worker) return;
    }
    throw new Error('home does not become full');
  };
  const camera = ({ guestId }: Guest) => ({ sourceId: guestId, track: 'camera' }) as const;
  const producerOf = (guest: Guest, kind: types.MediaKind): string => {
    const all = stage.site.server.mediaPlane.producers(stage.sessionId);
    return all.find((one) => one.sourceId === guest.guestId && one.kind === kind)?.producerId ?? '';
  };
  /** Where a track is published, not where it is piped to. */
  const published = (guest: Guest) => {
    const id = producerOf(guest, 'video');
    const here = [...census.producers].find(
      ({ it, transport }) => it.id === id && transport.type === 'webrtc',
    );
    if (here === undefined) throw new Error('is not published');
    return here;
  };
  const consumersOf = (guest: Guest) => {
    const id = producerOf(guest, 'video');
    return [...census.consumers.values()].filter(({ it }) => it.producerId === id && it.type !== 'pipe');
  };
  const isClosed = (path: Path) => closed.some(({ transportId }) => transportId === path.transportId);
  const all = (what: (viewer: Person) => Promise<unknown>) => Promise.all(viewers.map(what));

  it('[T47] viewers on different workers see and hear the same', async () => {
    const near = await stage.viewer();
    await pictureMoves(near.page);
    await fillHome();
    viewers = [near, await stage.viewer()];
    await all(({ page }) => pictureMoves(page));
    await all(({ page }) => whenColour(page, 'red', patienceMs));
    for (const viewer of viewers) await hears(viewer, 440);
    const [home, other] = [published(red).worker, published(blue).worker];
    expect(home).not.toBe(other);
    const publishers = opened.filter(({ direction }) => direction === 'send').map(({ ownerId }) => ownerId);
    // One that was slow to begin on a busy machine has begun anew.
    paths = opened.filter((path) => !publishers.includes(path.ownerId) && !isClosed(path));
    expect(paths.map(({ transportId }) => census.workerOf(transportId).pid)).toEqual([home.pid, other.pid]);
  });

  it('[T47] a cut to a source on the other worker reaches both over the paths that they have', async () => {
    const seen = all(({ page }) => whenColour(page, 'blue', patienceMs));
    const cutAt = await stage.cut({ video: camera(blue), audio: [blue.guestId] });
    const after = await seen.then(() => Date.now() - cutAt);
    process.stderr.write(`cut over two workers: seen by both after ${after} ms\n`);
    for (const viewer of viewers) await hears(viewer, 660);
    await stage.cut({ video: camera(red), audio: [red.guestId] });
    await all(({ page }) => whenColour(page, 'red', patienceMs));
    expect(paths.filter(isClosed)).toEqual([]);
  });

  it('[T47] voices of both workers are measured', async () => {
    const heard = new Set<string>();
    const stop = stage.site.server.mediaPlane.observe({
      audioLevels: (_room, levels) => {
        for (const { sourceId } of levels) heard.add(sourceId);
      },
    });
    await waitFor(() => heard.size === 2, { what: 'both voices', withinMs: patienceMs });
    stop();
  });

  it('[T47] a program on this machine gets what is published on the other worker', async () => {
    const { mediaPlane } = stage.site.server;
    const socket = createSocket('udp4');
    let packets = 0;
    socket.on('message', () => {
      packets += 1;
    });
    const port = await freePort();
    socket.bind(port, '127.0.0.1');
    const ownerId = 'program';
    const egress = await mediaPlane.openEgress({ ownerId, producerId: producerOf(blue, 'audio'), port });
    const consumerId = egress.ok ? egress.value.consumerId : '';
    expect(await mediaPlane.resumeConsumer({ ownerId, consumerId })).toMatchObject({ ok: true });
    await waitFor(() => packets > 20, { what: 'packets', withinMs: patienceMs });
    await mediaPlane.closeOwner(ownerId);
    socket.close();
  });

  it('[T47] layers can be chosen on the other worker', async () => {
    // The pages of the guests have one too, of the smallest layer.
    const far = consumersOf(red).find(({ transport }) => transport.id === paths[1]?.transportId)?.it;
    expect(far?.type).toBe('simulcast');
    /** Of the layers that come: how many a browser sends depends on what it can at present. */
    const getsBest = (): boolean => {
      const { score } = published(red).it;
      const best = score.filter((layer) => layer.score > 0).length - 1;
      if (far?.currentLayers?.spatialLayer === best) return true;
      throw new Error(inspect({ gets: far?.currentLayers, score: far?.score, comes: score }));
    };
    const best = { what: 'the best layer that comes', withinMs: patienceMs };
    await waitFor(getsBest, best);
    await far?.setPreferredLayers({ spatialLayer: 0 });
    const isSmallest = () => far?.currentLayers?.spatialLayer === 0;
    await waitFor(isSmallest, { what: 'the smallest layer', withinMs: patienceMs });
    await far?.setPreferredLayers({ spatialLayer: 2 });
    await waitFor(getsBest, best);
    await all(({ page }) => pictureMoves(page));
  });

  it('[T48] a publisher is asked for a full picture at most once a second, however many ask', async () => {
    const { it: producer } = published(red);
    /** For which layer, by its number in the packets. */
    const asked: unknown[] = [];
    await producer.enableTraceEvent(['pli', 'fir']);
    producer.on('trace', ({ direction, info }) => {
      if (direction === 'out') asked.push(info['ssrc']);
    });
    const consumers = consumersOf(red).map(({ it }) => it);
    expect(new Set(consumersOf(red).map(({ worker }) => worker)).size).toBe(2);
    const begun = performance.now();
    let askings = 0;
    while (performance.now() < begun + ASKING_MS) {
      await Promise.all(consumers.map((consumer) => consumer.requestKeyFrame()));
      askings += consumers.length;
      await new Promise((tick) => setTimeout(tick, 10));
    }
    const lastedMs = performance.now() - begun;
    await producer.enableTraceEvent([]);
    const layers = [...new Set(asked)];
    const most = Math.ceil(lastedMs / ASKED_EVERY_MS) + 1;
    process.stderr.write(`${askings} askings became ${asked.length} for ${layers.length} layers\n`);
    expect(askings).toBeGreaterThan(100);
    expect(asked.length).toBeGreaterThan(3);
    for (const layer of layers) {
      expect(asked.filter((one) => one === layer).length).toBeLessThanOrEqual(most);
    }
  });

  it('[T49] a worker that dies takes its own viewers and publishers along, and they come back', async () => {
    const lost = published(blue).worker;
    const before = producerOf(blue, 'video');
    process.kill(lost.pid, 'SIGKILL');
    await waitFor(() => paths.some(isClosed), { what: 'the loss' });
    await all(({ page }) => pictureMoves(page));
    for (const viewer of viewers) await hears(viewer, 440);
    await waitFor(() => ![before, ''].includes(producerOf(blue, 'video')), {
      what: 'the guest to come back',
      withinMs: patienceMs,
    });
    await stage.cut({ video: camera(blue), audio: [blue.guestId] });
    await all(({ page }) => whenColour(page, 'blue', patienceMs));
    for (const viewer of viewers) await hears(viewer, 660);
    expect(paths.map(isClosed)).toEqual([false, true]);
  });

  it('no page met an error', () => {
    expect(stage.people.flatMap(({ faults }) => faults)).toEqual([]);
  });
});
