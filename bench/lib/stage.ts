/** A product that runs with a live session and people who speak: where most benchmarks begin. */

import { tempDir } from '#tests/support/temp-dir.ts';
import type { RoomPlace } from '../generators/place.ts';
import type { SpeakerCalls } from '../generators/speaker.ts';
import { type Child, startChild } from './child.ts';
import { type Desk, openLiveSession } from './desk.ts';
import { type Product, type ProductOptions, startProduct } from './product.ts';
import { createSnapshotReader } from './snapshot.ts';

export interface Stage extends AsyncDisposable {
  readonly product: Product;
  readonly desk: Desk;
  readonly dataDir: string;
  readonly speaker: Child<SpeakerCalls>;
  /** Where a crowd goes now; `since` is the number of the newest event. */
  place(): Promise<RoomPlace>;
}

const SPEAKER = new URL('../generators/speaker.ts', import.meta.url);
const SPEAKERS = 20;
const QUESTIONS = 30;
const COMMENTS = 300;
const readSnapshot = createSnapshotReader();

/** Where a crowd goes that joins the session now. */
export async function placeOf(product: Product, { sessionId, code }: Desk): Promise<RoomPlace> {
  const { host, port, secret } = product;
  const snapshot = await readSnapshot({ host, port, code, cookie: null, localAddress: host });
  return { host, port, secret, sessionId, code, since: snapshot.room.seq };
}

export async function setStage(options: Omit<ProductOptions, 'dataDir'> = {}): Promise<Stage> {
  const opened = new AsyncDisposableStack();
  try {
    const dir = opened.use(await tempDir('bench'));
    const product = opened.use(await startProduct({ ...options, dataDir: dir.path }));
    const desk = await openLiveSession(product);
    const speaker = opened.use(await startChild<SpeakerCalls>(SPEAKER, { onLastCore: true }));
    const place = (): Promise<RoomPlace> => placeOf(product, desk);
    await speaker.call('enter', { place: await place(), speakers: SPEAKERS });
    const { path: dataDir } = dir;
    return { product, desk, dataDir, speaker, place, [Symbol.asyncDispose]: () => opened.disposeAsync() };
  } catch (error) {
    await opened.disposeAsync();
    throw error;
  }
}

/** Questions and comments as after a lively hour, so that snapshots have their usual size. */
export async function fillRoom({ speaker }: Stage): Promise<void> {
  const asked = await speaker.call('ask', QUESTIONS);
  const spoken = await speaker.call('speak', { startMs: 0, perSecond: COMMENTS, count: COMMENTS });
  if (asked.refused + spoken.refused > 0) throw new Error('the room could not be filled');
}
