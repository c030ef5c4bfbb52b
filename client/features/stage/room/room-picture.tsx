/** Moving pictures of the room, on desks and guests' pages. */
import { type ReactNode, useEffect, useRef } from 'react';
import type { ViewerState } from '#client/media/media-client.ts';
import { ProgrammePictures } from '../layout/programme-pictures.tsx';
import type { OnAir } from '../view-model.ts';
import { useRoomViewer } from './use-room-viewer.ts';

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
  const video = useRef<HTMLVideoElement>(null);
  const [viewer, state] = useRoomViewer(video, quality);
  const key = JSON.stringify(wanted);
  useEffect(() => {
    const parsed: OnAir = JSON.parse(key);
    viewer?.want(parsed);
  }, [viewer, key]);
  useEffect(() => viewer?.setMuted(muted), [viewer, muted]);
  return (
    <ProgrammePictures onAir={wanted} viewer={viewer} video={video} label={label} muted={muted}>
      {over?.(state, () => void viewer?.play())}
    </ProgrammePictures>
  );
}
