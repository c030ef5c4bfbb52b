/** Shows the components below the room as it was at the time of the picture: a card appears with its picture. */
import { createContext, type ReactNode, useContext, useEffect, useMemo } from 'react';
import { nowMs } from '#client/lib/clock.ts';
import { createDelayedStore } from '#client/lib/delayed-store.ts';
import { RoomSessionContext, useRoomSession } from './session-context.tsx';

const LOOK_MS = 200;

const PictureNowContext = createContext<() => number>(nowMs);

/** Tells the time of the picture, in milliseconds by the server's clock; without a late picture it is now. */
export function usePictureNow(): () => number {
  return useContext(PictureNowContext);
}

interface PictureTimeProps {
  /** Time of the picture in milliseconds by the server's clock; null for a picture without delay. */
  readonly pictureAtMs: () => number | null;
  readonly children: ReactNode;
}

/** Sending and everything else goes on as in the session itself. */
export function PictureTime({ pictureAtMs, children }: PictureTimeProps) {
  const session = useRoomSession();
  const delayed = useMemo(
    () => createDelayedStore(session.store, { now: nowMs, shownAt: pictureAtMs }),
    [session, pictureAtMs],
  );
  useEffect(() => {
    const stop = delayed.start();
    const timer = setInterval(delayed.look, LOOK_MS);
    return () => {
      clearInterval(timer);
      stop();
    };
  }, [delayed]);
  const late = useMemo(
    () => ({ ...session, store: { ...session.store, get: delayed.get, subscribe: delayed.subscribe } }),
    [session, delayed],
  );
  const pictureNow = useMemo(() => () => pictureAtMs() ?? nowMs(), [pictureAtMs]);
  return (
    <RoomSessionContext value={late}>
      <PictureNowContext value={pictureNow}>{children}</PictureNowContext>
    </RoomSessionContext>
  );
}
