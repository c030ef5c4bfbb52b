/** Watches the programme of the room: the media code is loaded when it is wanted, or when the page has time. */
import { type RefObject, useCallback, useEffect, useRef, useState } from 'react';
import type { Viewer } from '#client/media/viewer.ts';
import { useNow, useRoom, useRoomSession } from '#client/session/session-context.tsx';
import { onAir, type ViewerKind } from './view-model.ts';

/** Time for the questions to come first. */
const IDLE_MS = 1500;

export interface ProgrammeWatch {
  readonly viewer: ViewerKind | null;
  /** Receives the pictures; null before the media code is there. */
  readonly receiver: Viewer | null;
  /** The browser plays only without sound until somebody touches the page. */
  readonly silenced: boolean;
  readonly muted: boolean;
  readonly audioOnly: boolean;
  /** From a touch: begins, or gives the browser the gesture that it wants. */
  readonly play: () => void;
  readonly retry: () => void;
  readonly setMuted: (muted: boolean) => void;
  readonly setAudioOnly: (audioOnly: boolean) => void;
}

/** Plays into `video`. Begins by itself once the page is idle, unless the phone asks to save data. */
export function useProgramme(video: RefObject<HTMLVideoElement | null>, wanted: boolean): ProgrammeWatch {
  const { signalling } = useRoomSession();
  const programme = useRoom((room) => room.stage.programme);
  const sources = useNow((now) => now.sources);
  const [viewer, setViewer] = useState<Viewer | null>(null);
  const [kind, setKind] = useState<ViewerKind | null>(null);
  const [muted, setMuted] = useState(false);
  const [audioOnly, setAudioOnly] = useState(false);
  const [silenced, setSilenced] = useState(false);
  const loading = useRef(false);

  const load = useCallback(async () => {
    if (loading.current) return;
    loading.current = true;
    setKind('connecting');
    try {
      const { createViewer } = await import('#client/media/media-client.ts');
      setViewer(createViewer(signalling));
    } catch {
      loading.current = false;
      setKind('unavailable');
    }
  }, [signalling]);

  useEffect(() => {
    if (!wanted || savesData()) return;
    const timer = setTimeout(() => void load(), IDLE_MS);
    return () => clearTimeout(timer);
  }, [wanted, load]);

  useAttached(video, viewer, setKind);
  useEffect(() => viewer?.want(onAir(programme, sources)), [viewer, programme, sources]);
  useEffect(() => viewer?.setMuted(muted), [viewer, muted]);
  useEffect(() => viewer?.setAudioOnly(audioOnly), [viewer, audioOnly]);

  const { hush, unhush } = useHush(video, viewer, setSilenced);
  useEffect(() => {
    // A picture without sound says more than a black box with a button.
    if (kind === 'needs-gesture' && !silenced) hush();
  }, [kind, silenced, hush]);

  return {
    viewer: kind,
    receiver: viewer,
    silenced,
    muted,
    audioOnly,
    setMuted(next) {
      if (!next) unhush();
      setMuted(next);
    },
    setAudioOnly,
    play: () => (viewer === null ? void load() : unhush()),
    retry() {
      viewer?.stop();
      viewer?.start();
      if (viewer === null) void load();
    },
  };
}

/** Plays the viewer's stream in the element while both are there. */
function useAttached(
  video: RefObject<HTMLVideoElement | null>,
  viewer: Viewer | null,
  setKind: (kind: ViewerKind) => void,
): void {
  useEffect(() => {
    if (viewer === null || video.current === null) return;
    const unfollow = viewer.state.subscribe(() => setKind(viewer.state.get().kind));
    const detach = viewer.attach(video.current);
    viewer.start();
    setKind(viewer.state.get().kind);
    return () => {
      unfollow();
      detach();
      viewer.stop();
    };
  }, [viewer, video, setKind]);
}

/** Plays without sound where the browser allows no more, and with sound from a touch on. */
function useHush(
  video: RefObject<HTMLVideoElement | null>,
  viewer: Viewer | null,
  setSilenced: (silenced: boolean) => void,
) {
  const set = useCallback(
    (silenced: boolean) => {
      if (video.current !== null) video.current.muted = silenced;
      setSilenced(silenced);
      void viewer?.play();
    },
    [video, viewer, setSilenced],
  );
  return { hush: useCallback(() => set(true), [set]), unhush: useCallback(() => set(false), [set]) };
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
