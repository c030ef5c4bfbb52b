/** Who the holder of a guest's link is. */
import { useEffect, useState } from 'react';
import { getJson } from '#client/lib/http.ts';
import type { Outcome } from '#client/lib/outcome.ts';
import type { GuestView } from '#shared/contract/http.ts';

/** Null while it is being asked; the second part asks again. */
export function useLoadedGuest(token: string): readonly [Outcome<GuestView> | null, () => void] {
  const [guest, setGuest] = useState<Outcome<GuestView> | null>(null);
  const [round, setRound] = useState(0);
  useEffect(() => {
    let wanted = true;
    void getJson<GuestView>(`/api/guest/${encodeURIComponent(token)}`).then((answer) => {
      if (wanted) setGuest(answer);
    });
    return () => {
      wanted = false;
    };
  }, [token, round]);
  return [guest, () => setRound((before) => before + 1)];
}
