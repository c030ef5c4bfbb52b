/** Watches the programme of the room: the media code is loaded when it is wanted, or when the page has time. */
import { type RefObject, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { whenIdle } from '#client/lib/idle.ts';
import type { ProgrammeReceiver, ReceiverState, Viewer } from '#client/media/media-client.ts';
import { loadWebrtcCode } from '#client/media/webrtc-code.ts';
import { useNow, useRoom, useRoomSession } from '#client/session/session-context.tsx';
import { onAir } from './view-model.ts';

export interface ProgrammeWatch {
  /** By which way the programme comes, and what that way says of itself; null before the media code was asked for. */
  readonly state: ReceiverState | null;
  /** Receives the pictures by WebRTC; null before the media code is there. */
  readonly viewer: Viewer | null;
  readonly muted: boolean;
  readonly audioOnly: boolean;
  /** From a touch: begins, or gives the browser the gesture that it wants. */
  readonly play: () => void;
  readonly retry: () => void;
  readonly setMuted: (muted: boolean) => void;
  readonly setAudioOnly: (audioOnly: boolean) => void;
  /** Time of the picture that is shown, for what is to be drawn with it; null for a picture without delay. */
  readonly pictureAtMs: () => number | null;
}

const LOADING: ReceiverState = { way: 'text', kind: 'connecting', silenced: false, fallen: false };
const NOT_LOADED: ReceiverState = { ...LOADING, kind: 'unavailable' };

/** Plays into `video`. Begins by itself once the page is idle, unless the phone asks to save data. */
export function useProgramme(
  video: RefObject<HTMLVideoElement | null>,
  wanted: boolean,
  silentAtFirst = false,
): ProgrammeWatch {
  const { receiver, state, load } = useReceiver(video);
  const [muted, setMuted] = useState(silentAtFirst);
  const [audioOnly, setAudioOnly] = useState(false);

  useEffect(() => {
    if (!wanted || savesData()) return;
    // The questions come first.
    return whenIdle(load);
  }, [wanted, load]);
  useFollowed(receiver);
  useEffect(() => receiver?.setMuted(muted), [receiver, muted]);
  useEffect(() => receiver?.setAudioOnly(audioOnly), [receiver, audioOnly]);
  const pictureAtMs = useCallback(() => receiver?.playingAtMs() ?? null, [receiver]);

  return {
    state,
    viewer: receiver?.viewer ?? null,
    muted,
    audioOnly,
    setMuted(next) {
      // The touch is also the one that the browser waits for.
      if (!next) receiver?.play();
      setMuted(next);
    },
    setAudioOnly,
    play: () => (receiver === null ? load() : receiver.play()),
    retry: () => (receiver === null ? load() : receiver.retry()),
    pictureAtMs,
  };
}

/** The receiver of this page, once it was asked for. */
function useReceiver(video: RefObject<HTMLVideoElement | null>) {
  const { signalling } = useRoomSession();
  const sessionId = useRoom((room) => room.session.id);
  const [receiver, setReceiver] = useState<ProgrammeReceiver | null>(null);
  const [state, setState] = useState<ReceiverState | null>(null);
  const loading = useRef(false);

  const load = useCallback(() => {
    if (loading.current) return;
    loading.current = true;
    setState(LOADING);
    // Beside each other; should it not come, the path that wants it says so.
    if ('RTCPeerConnection' in globalThis) loadWebrtcCode().catch(() => undefined);
    import('#client/media/media-client.ts').then(
      ({ openProgramme }) => setReceiver(openProgramme(signalling, sessionId)),
      () => {
        loading.current = false;
        setState(NOT_LOADED);
      },
    );
  }, [signalling, sessionId]);

  useEffect(() => {
    if (receiver === null || video.current === null) return;
    const unfollow = receiver.state.subscribe(() => setState(receiver.state.get()));
    const end = receiver.start(video.current);
    setState(receiver.state.get());
    return () => {
      unfollow();
      end();
    };
  }, [receiver, video]);
  return { receiver, state, load };
}

/** Tells the receiver what is on air, and what the server offers. */
function useFollowed(receiver: ProgrammeReceiver | null): void {
  const programme = useRoom((room) => room.stage.programme);
  const sources = useNow((now) => now.sources);
  const webrtc = useNow((now) => now.media);
  const hls = useNow((now) => now.hls);
  const wanted = useMemo(() => onAir(programme, sources), [programme, sources]);
  useEffect(() => receiver?.want(wanted), [receiver, wanted]);
  useEffect(() => receiver?.offer({ webrtc, hls }), [receiver, webrtc, hls]);
}

/** Phones can ask pages to save data. */
function savesData(): boolean {
  const connection: unknown = 'connection' in navigator ? navigator.connection : null;
  return (
    typeof connection === 'object' &&
    connection !== null &&
    'saveData' in connection &&
    connection.saveData === true
  );
}
