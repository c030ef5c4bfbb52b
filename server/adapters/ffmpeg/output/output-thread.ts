/** The thread of one session's output: 35 MB of pictures a second must not stand in the way of the sockets. */
import { parentPort, workerData } from 'node:worker_threads';
import { Mixer } from './mixer.ts';
import type { FromOutput, OutputStart, ToOutput } from './output-messages.ts';
import { keepRunning } from './output-run.ts';
import { Sources } from './sources.ts';
import { drawCards } from './still-cards.ts';

const port = parentPort;
if (port === null) throw new Error('this file runs as a worker thread');

const { options }: OutputStart = workerData;
const closing = new AbortController();
const say = (message: FromOutput): void => port.postMessage(message);
const nowMs = (): number => performance.timeOrigin + performance.now();

const sources = new Sources({
  nowMs,
  onKeyFrameWanted: (trackId) => say({ kind: 'keyFrameWanted', trackId }),
  onPicture: (trackId) => say({ kind: 'picture', trackId }),
});
const mixer = new Mixer(sources, await drawCards(options));

port.on('message', (message: ToOutput) => {
  if (message.kind === 'close') {
    closing.abort();
    return;
  }
  sources.receive(message.staging.tracks);
  mixer.show(message.staging.scene);
});

const { folder } = options;
await keepRunning(
  { folder, mixer, nowMs, onStatus: (status) => say({ kind: 'status', status }) },
  closing.signal,
);
await sources.close();
say({ kind: 'status', status: { state: 'closed' } });
port.close();
