/** Moving pictures on desks: a local track, or what comes from the room. */
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { createStore, useStore } from '#client/lib/store.ts';
import { createViewer, type Viewer, type ViewerState } from '#client/media/media-client.ts';
import { useRoomSession } from '#client/session/session-context.tsx';
import { sendToRemembered } from '../check/speaker.ts';
import { ProgrammePictures } from '../layout/programme-pictures.tsx';
import type { OnAir } from '../view-model.ts';
import styles from './stage.module.css';

/** What this device's own camera or screen shows. */
export function LocalPicture({
  track,
  label,
  mirrored,
}: {
  readonly track: MediaStreamTrack;
  readonly label: string;
  /** People know themselves from the mirror. */
  readonly mirrored?: boolean;
}) {
  const video = useRef<HTMLVideoElement>(null);
  useEffect(() => {
    if (video.current !== null) video.current.srcObject = new MediaStream([track]);
  }, [track]);
  return (
    <video
      ref={video}
      aria-label={label}
      className={styles.video}
      style={mirrored === true ? { transform: 'scaleX(-1)' } : {}}
      autoPlay
      playsInline
      muted
    />
  );
}

const IDLE = createStore<ViewerState>({ kind: 'idle' });

interface RoomPictureProps {
  readonly wanted: OnAir;
  readonly quality: 'full' | 'preview';
  readonly label: string;
  readonly muted: boolean;
  /** Drawn over the pictures, by the state that the viewer is in. */
  readonly over?: (state: ViewerState, play: () => void) => ReactNode;
}

/** Receives what is wanted for as long as it is shown. */
export function RoomPicture({ wanted, quality, label, muted, over }: RoomPictureProps) {
  const { signalling } = useRoomSession();
  const video = useRef<HTMLVideoElement>(null);
  const [viewer, setViewer] = useState<Viewer | null>(null);
  useEffect(() => {
    const made = createViewer(signalling, { quality, shared: true });
    const detach = video.current === null ? null : made.attach(video.current);
    if (video.current !== null) sendToRemembered(video.current);
    made.start();
    setViewer(made);
    return () => {
      detach?.();
      made.stop();
    };
  }, [signalling, quality]);
  const key = JSON.stringify(wanted);
  useEffect(() => {
    const parsed: OnAir = JSON.parse(key);
    viewer?.want(parsed);
  }, [viewer, key]);
  useEffect(() => viewer?.setMuted(muted), [viewer, muted]);
  const state = useStore(viewer?.state ?? IDLE, (value) => value);
  return (
    <ProgrammePictures onAir={wanted} viewer={viewer} video={video} label={label} muted={muted}>
      {over?.(state, () => void viewer?.play())}
    </ProgrammePictures>
  );
}
