/** Receives something of the room for as long as a part of the page is shown. */
import { type RefObject, useEffect, useState } from 'react';
import { createStore, useStore } from '#client/lib/store.ts';
import { createViewer, type Viewer, type ViewerState } from '#client/media/media-client.ts';
import { useRoomSession } from '#client/session/session-context.tsx';
import { sendToRemembered } from '../check/speaker.ts';

const IDLE = createStore<ViewerState>({ kind: 'idle' });

/**
 * Plays in the element, through the loudspeaker that was chosen in the check. The viewer is null until the page is
 * drawn; it shares one path with all others of the page.
 */
export function useRoomViewer(
  element: RefObject<HTMLMediaElement | null>,
  quality: 'full' | 'preview' = 'full',
): readonly [Viewer | null, ViewerState] {
  const { signalling } = useRoomSession();
  const [viewer, setViewer] = useState<Viewer | null>(null);
  useEffect(() => {
    const made = createViewer(signalling, { quality, shared: true });
    const playsIn = element.current;
    const detach = playsIn === null ? null : made.attach(playsIn);
    if (playsIn !== null) sendToRemembered(playsIn);
    made.start();
    setViewer(made);
    return () => {
      detach?.();
      made.stop();
    };
  }, [signalling, quality, element]);
  return [viewer, useStore(viewer?.state ?? IDLE, (value) => value)];
}
