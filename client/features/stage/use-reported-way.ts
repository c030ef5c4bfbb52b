/** Tells the server by which way this page watches, so that the desk can count: at every change, and after a return. */
import { useEffect } from 'react';
import type { ReceiverState } from '#client/media/media-client.ts';
import { useRoomSession } from '#client/session/session-context.tsx';

export function useReportedWay(state: ReceiverState | null): void {
  const { signalling } = useRoomSession();
  const way = state?.way ?? null;
  useEffect(() => {
    if (way === null) return;
    // A figure for the desk: where it gets lost nobody is the worse for it.
    const report = (): void => void signalling.call('stage:reportWatching', { way }).catch(() => undefined);
    report();
    return signalling.onReconnected(report);
  }, [signalling, way]);
}
