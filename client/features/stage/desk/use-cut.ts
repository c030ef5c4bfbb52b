/** The cutter of this desk: one for all its buttons, so that presses keep their order. */
import { useMemo } from 'react';
import { refusalTexts } from '#client/locales/refusals.ts';
import { useRoomSession } from '#client/session/session-context.tsx';
import { toast } from '#client/ui/toast.tsx';
import { type Cut, createCutter } from './cutter.ts';

export function useCut(): Cut {
  const session = useRoomSession();
  return useMemo(() => {
    const cut = createCutter({
      stage: {
        get: () => session.store.get().room.stage,
        subscribe: session.store.subscribe,
      },
      send: (payload) => session.send('stage:cut', payload),
      refused: (code) => toast(refusalTexts.get()[code], 'bad'),
      nowMs: () => performance.now(),
    });
    return (change) => void cut(change);
  }, [session]);
}
