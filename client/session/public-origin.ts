/** The origin that goes into links and QR codes: other people's phones must be able to open it. */
import { useEffect, useState } from 'react';
import { getJson } from '#client/lib/http.ts';
import type { SiteView } from '#shared/contract/http.ts';

let asked: Promise<string> | null = null;

/** This page's own origin, or the server's address in the network where the page was opened as localhost. */
export function publicOrigin(): Promise<string> {
  if (!isThisMachine(location.hostname)) return Promise.resolve(location.origin);
  asked ??= getJson<SiteView>('/api/site').then((outcome) => {
    // After a failure the next link asks again.
    if (!outcome.ok) asked = null;
    return (outcome.ok ? outcome.value.origin : null) ?? location.origin;
  });
  return asked;
}

/** {@link publicOrigin} for what is drawn; null until it is known. */
export function usePublicOrigin(): string | null {
  const [origin, setOrigin] = useState<string | null>(null);
  useEffect(() => {
    let gone = false;
    void publicOrigin().then((found) => {
      if (!gone) setOrigin(found);
    });
    return () => {
      gone = true;
    };
  }, []);
  return origin;
}

/** Whether an address leads nowhere from another machine. */
export function isThisMachine(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || hostname.startsWith('127.');
}
