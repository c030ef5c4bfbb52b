/** A receiver of the programme on paper: its viewers say what the test wants. */
import { createStore, type Store } from '#client/lib/store.ts';
import type { HlsState, HlsViewer, HlsViewerOptions } from '#client/media/hls-viewer.ts';
import { createProgrammeReceiver } from '#client/media/programme-receiver.ts';
import type { Viewer } from '#client/media/viewer.ts';
import type { ViewerState } from '#client/media/viewer-state.ts';
import { PaperSignalling } from './paper-media.ts';

/** One opening of HLS. */
interface PaperHls {
  readonly address: string;
  readonly state: Store<HlsState>;
  open: boolean;
  play: () => void;
}

/** A receiver whose viewers, page and connection the test moves. */
export function paperProgramme() {
  const { viewer, world, set } = paperViewer();
  const hls: PaperHls[] = [];
  const page = { hidden: false };
  const signalling = new PaperSignalling();
  const receiver = createProgrammeReceiver({
    viewer,
    ...{ hlsAddress: '/picture', soundAddress: '/sound', canWebrtc: true, canHls: true },
    now: () => Date.now(),
    hidden: () => page.hidden,
    onReconnected: (listener) => signalling.onReconnected(listener),
    openHls: (options) => openPaper(options, hls),
  });
  const element: HTMLVideoElement = Object.assign(Object.create(null), {
    muted: false,
    paused: false,
    ended: false,
  });
  return { receiver, element, hls, world, set, page, signalling };
}

/** Receives by WebRTC, as far as the test says so. */
function paperViewer() {
  const state = createStore<ViewerState>({ kind: 'idle' });
  const world = { started: false, attached: false, full: false, play: async (): Promise<void> => undefined };
  const set = (next: ViewerState): void => state.set(next);
  const viewer: Viewer = {
    state,
    stream: Object.create(null),
    secondStream: Object.create(null),
    start: () => {
      if (world.started) return;
      world.started = true;
      if (!world.full) set({ kind: 'connecting' });
      else set({ kind: 'unavailable', code: 'media_full', willRetry: true });
    },
    stop: () => {
      world.started = false;
      set({ kind: 'idle' });
    },
    want: () => undefined,
    attach: () => {
      world.attached = true;
      return () => {
        world.attached = false;
      };
    },
    attachSecond: () => () => undefined,
    play: () => world.play(),
    setMuted: () => undefined,
    setAudioOnly: () => undefined,
    stats: async () => null,
  };
  return { viewer, world, set };
}

/** Notes what is opened among the others. */
function openPaper({ address }: HlsViewerOptions, all: PaperHls[]): HlsViewer {
  const one: PaperHls = {
    address,
    state: createStore<HlsState>('loading'),
    open: true,
    play: () => undefined,
  };
  all.push(one);
  return {
    state: one.state,
    look: () => undefined,
    play: async () => one.play(),
    playingAtMs: () => 1_000,
    close: () => {
      one.open = false;
    },
  };
}
