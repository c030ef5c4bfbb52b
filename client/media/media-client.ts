/** The entrance to the media code: what pages may use. The libraries themselves are loaded when they are first needed. */
import { hlsAddress, hlsSoundAddress } from '#shared/features/stage/hls.ts';
import { canPlayHls } from './hls-engine.ts';
import { createProgrammeReceiver, type ProgrammeReceiver } from './programme-receiver.ts';
import type { MediaSignalling } from './signalling.ts';
import { createViewer } from './viewer.ts';

export type { CaptureDevice, CaptureError } from './capture.ts';
export { measureLevel } from './level-meter.ts';
export type { ProgrammeReceiver } from './programme-receiver.ts';
export { createPublisher } from './publisher.ts';
export { type Displaced, NO_PUBLISHING, type Publisher, type PublisherState } from './publisher-state.ts';
export type { ReceiverState } from './receiver-state.ts';
export type { MediaSignalling } from './signalling.ts';
export { createViewer, type Viewer } from './viewer.ts';
export type { ViewerState } from './viewer-state.ts';

/** Receives the programme of a session by whatever way works in this browser. */
export function openProgramme(signalling: MediaSignalling, sessionId: string): ProgrammeReceiver {
  return createProgrammeReceiver({
    viewer: createViewer(signalling),
    hlsAddress: hlsAddress(sessionId, 'live'),
    soundAddress: hlsSoundAddress(sessionId, 'live'),
    canWebrtc: 'RTCPeerConnection' in globalThis,
    canHls: canPlayHls(),
    now: () => performance.now(),
    hidden: () => document.hidden,
    onReconnected: signalling.onReconnected,
  });
}
