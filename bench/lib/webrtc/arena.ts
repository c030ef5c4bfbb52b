/** The product, bare mediasoup and Janus, each with a film that can be sent to it and a place where a crowd can watch it. */
import { z } from 'zod';
import { obtainMediaWorker } from '#scripts/media-worker/obtain.ts';
import { childrenOf } from '#tests/support/processes.ts';
import { tempDir } from '#tests/support/temp-dir.ts';
import { waitFor } from '#tests/support/wait-for.ts';
import type { MediaPublisherCalls } from '../../generators/media-publisher.ts';
import type { Screen } from '../../generators/media-viewer.ts';
import type { BareMediasoupCalls } from '../../peers/bare-mediasoup.ts';
import { startJanus } from '../../peers/janus.ts';
import { type Child, startChild } from '../child.ts';
import { openLiveSession } from '../desk.ts';
import { startProduct } from '../product.ts';
import { placeOf } from '../stage.ts';

export interface Contestant {
  readonly name: 'product' | 'bare' | 'janus';
  /** The process that carries the packets, and the one around it where there is one. */
  readonly pids: readonly number[];
  readonly screen: Screen;
}

const BARE = new URL('../../peers/bare-mediasoup.ts', import.meta.url);
/** The publisher, and whoever comes while another one goes. */
const SPARE_PLACES = 10;

interface Opening {
  readonly opened: AsyncDisposableStack;
  readonly publisher: Child<MediaPublisherCalls>;
  readonly workerBin: string;
  readonly viewers: number;
}

/** A live session with one guest, whose camera is on air. */
async function openProduct({ opened, publisher, workerBin, viewers }: Opening): Promise<Contestant> {
  const dir = opened.use(await tempDir('bench-media'));
  const settings = {
    MEDIASOUP_WORKER_BIN: workerBin,
    MEDIA_PORT: '0',
    WEBRTC_VIEWERS: String(viewers + SPARE_PLACES),
  };
  const product = opened.use(await startProduct({ dataDir: dir.path, settings }));
  const workerPid = await waitFor(() => childrenOf(product.pid, 'mediasoup-worker')[0], { what: 'a worker' });
  const desk = await openLiveSession(product);
  const invited = await desk.command('stage:inviteGuest', { label: '主会场' });
  const { guestId, token } = z.object({ guestId: z.string(), token: z.string() }).parse(invited);
  const place = await placeOf(product, desk);
  const stage = { kind: 'room', place, guestToken: token } as const;
  const producerId = await publisher.call('open', { name: 'product', stage });
  const video = { sourceId: guestId, track: 'camera' } as const;
  await desk.command('stage:cut', { video, audio: [], card: 'none' });
  const screen = { kind: 'room', place: await placeOf(product, desk), producerId } as const;
  return { name: 'product', pids: [workerPid, product.pid], screen };
}

async function openBare({ opened, publisher, workerBin }: Opening): Promise<Contestant> {
  const child = opened.use(await startChild<BareMediasoupCalls>(BARE));
  const { port, workerPid } = await child.call('listen', workerBin);
  const url = `http://127.0.0.1:${port}`;
  const producerId = await publisher.call('open', { name: 'bare', stage: { kind: 'bare', url } });
  return { name: 'bare', pids: [workerPid, child.pid], screen: { kind: 'bare', url, producerId } };
}

async function openJanus({ opened, publisher }: Opening): Promise<Contestant | null> {
  const janus = await startJanus();
  if (janus === null) return null;
  opened.use(janus);
  const { url, mountpoint, rtpPort: port, pid } = janus;
  await publisher.call('open', { name: 'janus', stage: { kind: 'plain', port } });
  return { name: 'janus', pids: [pid], screen: { kind: 'janus', url, mountpoint } };
}

/** Starts them all; who is not installed is missing. They end with `opened`. */
export async function openArena(
  opened: AsyncDisposableStack,
  publisher: Child<MediaPublisherCalls>,
  viewers: number,
): Promise<Contestant[]> {
  const binary = await obtainMediaWorker({ log: (line) => process.stderr.write(`${line}\n`) });
  if ('missing' in binary) throw new Error(binary.missing);
  const opening = { opened, publisher, viewers, workerBin: binary.path };
  const all = [await openProduct(opening), await openBare(opening), await openJanus(opening)];
  return all.filter((one) => one !== null);
}
