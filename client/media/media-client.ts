/** The entrance to the media code: what pages may use. The WebRTC library itself is loaded when it is first needed. */
export type { CaptureDevice, CaptureError } from './capture.ts';
export { measureLevel } from './level-meter.ts';
export { createPublisher, type Publisher, type PublisherState } from './publisher.ts';
export type { MediaSignalling } from './signalling.ts';
export { createViewer, type Viewer } from './viewer.ts';
export type { ViewerState } from './viewer-state.ts';
