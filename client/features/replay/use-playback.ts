/** The player's state for components: where it is, whether it plays, how fast; and what can be asked of it. */
import { type RefObject, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { attachVideo } from './attach-video.ts';

export interface Playback {
  readonly nowMs: number;
  readonly playing: boolean;
  /** Waits for data while it should play. */
  readonly waiting: boolean;
  readonly rate: number;
  readonly muted: boolean;
  /** The line broke off; it is tried again by itself. */
  readonly lost: boolean;
  readonly failed: boolean;
}

export interface PlaybackControls {
  toggle(): void;
  /** Goes there and plays. */
  jump(mediaMs: number): void;
  /** Goes there and does what it did. */
  seek(mediaMs: number): void;
  /** So far on or back from where it is. */
  step(byMs: number): void;
  setRate(rate: number): void;
  toggleSound(): void;
  retry(): void;
}

/** What the element itself says. */
type Seen = Omit<Playback, 'lost' | 'failed'>;

interface Watched {
  readonly video: RefObject<HTMLVideoElement | null>;
  readonly playback: Playback;
  readonly controls: PlaybackControls;
}

const EVENTS = [
  ...['timeupdate', 'seeking', 'seeked', 'play', 'pause', 'playing', 'waiting', 'ended'],
  ...['ratechange', 'volumechange', 'loadedmetadata'],
] as const;

/** Null as an address shows nothing. `startMs` counts when the recording is opened. */
export function usePlayback(address: string | null, startMs: number): Watched {
  const video = useRef<HTMLVideoElement>(null);
  const [seen, setSeen] = useState<Seen>({ ...STILL, nowMs: startMs });
  const [turn, setTurn] = useState(0);
  const [lostTurn, setLostTurn] = useState<number | null>(null);
  const [failedTurn, setFailedTurn] = useState<number | null>(null);
  /** Wanted before there was anything to seek in. */
  const wantedMs = useRef<number | null>(null);
  const start = useRef(startMs);
  // Until it is there, where it is going counts: nobody sees, or copies, a beginning that is only passed.
  const look = useCallback((): void => {
    if (video.current !== null) setSeen(stateOf(video.current, wantedMs.current));
  }, []);
  useEffect(() => {
    const element = video.current;
    if (element === null || address === null) return;
    const settle = (): void => {
      if (wantedMs.current !== null) element.currentTime = wantedMs.current / 1000;
      wantedMs.current = null;
    };
    // Steps that are asked for before the recording is there go from where it will begin.
    wantedMs.current ??= start.current;
    element.addEventListener('loadedmetadata', settle);
    for (const event of EVENTS) element.addEventListener(event, look);
    const detach = attachVideo(element, {
      address,
      startMs: start.current,
      onReload: (mediaMs) => {
        wantedMs.current ??= mediaMs;
      },
      onLost: (lost) => setLostTurn(lost ? turn : null),
      onFailed: () => setFailedTurn(turn),
    });
    detach.catch(() => setFailedTurn(turn));
    return () => {
      start.current = element.currentTime * 1000;
      for (const event of EVENTS) element.removeEventListener(event, look);
      element.removeEventListener('loadedmetadata', settle);
      detach.then(
        (undo) => undo(),
        () => undefined,
      );
    };
  }, [address, turn, look]);
  const retry = useCallback(() => setTurn((before) => before + 1), []);
  const controls = useMemo(() => ({ ...controlsOf(video, wantedMs, look), retry }), [look, retry]);
  return { video, controls, playback: { ...seen, lost: lostTurn === turn, failed: failedTurn === turn } };
}

const STILL = { playing: false, waiting: false, rate: 1, muted: false } as const;

function stateOf(video: HTMLVideoElement, wantedMs: number | null): Seen {
  const playing = !video.paused && !video.ended;
  return {
    nowMs: wantedMs ?? video.currentTime * 1000,
    playing,
    waiting: playing && video.readyState < HTMLMediaElement.HAVE_FUTURE_DATA,
    rate: video.playbackRate,
    muted: video.muted,
  };
}

function controlsOf(
  video: RefObject<HTMLVideoElement | null>,
  wantedMs: RefObject<number | null>,
  look: () => void,
): Omit<PlaybackControls, 'retry'> {
  // A browser may forbid it, and the button to try again is there.
  const play = (): void => void video.current?.play().catch(() => undefined);
  const seek = (mediaMs: number): void => {
    const element = video.current;
    if (element === null) return;
    const isEmpty = element.readyState === HTMLMediaElement.HAVE_NOTHING;
    // Between the recording and the news of it, what was wanted before has been overtaken.
    const toMs = Math.max(0, mediaMs);
    wantedMs.current = isEmpty ? toMs : null;
    if (isEmpty) look();
    else element.currentTime = toMs / 1000;
  };
  return {
    toggle: () => (video.current?.paused === false ? video.current.pause() : play()),
    jump: (mediaMs) => {
      seek(mediaMs);
      play();
    },
    seek,
    step: (byMs) => {
      const element = video.current;
      if (element !== null) seek((wantedMs.current ?? element.currentTime * 1000) + byMs);
    },
    setRate: (rate) => {
      if (video.current === null) return;
      // The one that stays when a recording comes, or comes again.
      video.current.defaultPlaybackRate = rate;
      video.current.playbackRate = rate;
    },
    toggleSound: () => {
      if (video.current !== null) video.current.muted = !video.current.muted;
    },
  };
}
