/** The ways in, once the server has told what it offers. */
import { useEffect, useState } from 'react';
import { getJson } from '#client/lib/http.ts';
import { usePublicOrigin } from '#client/session/public-origin.ts';
import { useRoom } from '#client/session/session-context.tsx';
import type { SiteView } from '#shared/contract/http.ts';
import { type WayIn, waysIn } from './ways-in.ts';

/** Null until it is known. Where the server does not answer, the way that needs no answer is told. */
export function useWaysIn(): readonly WayIn[] | null {
  const origin = usePublicOrigin();
  const code = useRoom((room) => room.session.code);
  const [site, setSite] = useState<Pick<SiteView, 'rtmpPort'> | null>(null);
  useEffect(() => {
    let wanted = true;
    void getJson<SiteView>('/api/site').then((outcome) => {
      if (wanted) setSite(outcome.ok ? outcome.value : { rtmpPort: null });
    });
    return () => {
      wanted = false;
    };
  }, []);
  return origin === null || site === null ? null : waysIn(origin, code, site);
}
