/** Sending for desks: when the answer is no, a sentence says why; components only care about yes. */
import { useMemo } from 'react';
import { refusalTexts } from '#client/locales/refusals.ts';
import type { Send } from '#client/session/command-sender.ts';
import { useSend } from '#client/session/session-context.tsx';
import { toast } from '#client/ui/toast.tsx';

/** A sender that speaks up for itself. */
export function useAct(): Send {
  const send = useSend();
  return useMemo(
    (): Send =>
      async (...command) => {
        const outcome = await send(...command);
        if (!outcome.ok) toast(refusalTexts.get()[outcome.code], 'bad');
        return outcome;
      },
    [send],
  );
}
