/** The thread of one session's output: 35 MB of pictures a second must not stand in the way of the sockets. */
import { parentPort, workerData } from 'node:worker_threads';
import type { OutputStatus } from '#server/ports/programme-output.ts';
import { Packager } from '../hls/packager.ts';
import { Mixer } from './mixer.ts';
import type { FromOutput, OutputStart, ToOutput } from './output-messages.ts';
import { keepRunning } from './output-run.ts';
import { PlayableStatus } from './playable-status.ts';
import { Sources } from './sources.ts';
import { StageChanges } from './stage-changes.ts';
import { drawCards } from './still-cards.ts';

const port = parentPort;
if (port === null) throw new Error('this file runs as a worker thread');

const { options, folder }: OutputStart = workerData;
const closing = new AbortController();
let ended = false;
const say = (message: FromOutput): void => port.postMessage(message);
const nowMs = (): number => performance.timeOrigin + performance.now();

const sources = new Sources({
  nowMs,
  onListening: (trackId) => say({ kind: 'listening', trackId }),
  onKeyFrameWanted: (trackId) => say({ kind: 'keyFrameWanted', trackId }),
  onFault: (trackId, words) => say({ kind: 'decoderFault', trackId, words }),
});
const mixer = new Mixer(sources, await drawCards(options));

const stage = new StageChanges({
  receive: (tracks) => sources.receive(tracks),
  hasPicture: (id) => sources.hasPicture(id),
  show: (scene) => mixer.show(scene),
  onShown: (trackIds) => say({ kind: 'shown', trackIds }),
});

const status: PlayableStatus = new PlayableStatus({
  isPlayable: () => packager.isPlayable(),
  say: (one) => say({ kind: 'status', status: one }),
});
const packager = new Packager(folder, () => status.written());
packager.keep(options.keep);

port.on('message', (message: ToOutput) => {
  if (message.kind === 'keep') {
    packager.keep(message.on);
    return;
  }
  if (message.kind === 'close') {
    ended = message.ended;
    closing.abort();
    return;
  }
  stage.change(message.staging, nowMs());
});

const onStatus = (one: OutputStatus): void => status.tell(one);
const beforeTick = (): void => stage.advance(nowMs());
const wallMs = (): number => Date.now();
await keepRunning({ folder, packager, mixer, nowMs, wallMs, onStatus, beforeTick }, closing.signal);
await sources.close();
if (ended) await packager.write(true);
onStatus({ state: 'closed' });
port.close();
