/** The address of the page: the little of a router that the shell needs, weighing a tenth of one. */
import { useSyncExternalStore } from 'react';

/** wouter, which the desks use, tells of changes under the same names: both see each other's. */
const EVENTS = ['popstate', 'pushState', 'replaceState'] as const;

function subscribe(listener: () => void): () => void {
  for (const event of EVENTS) window.addEventListener(event, listener);
  return () => {
    for (const event of EVENTS) window.removeEventListener(event, listener);
  };
}

/** The path of the page, followed. */
export function usePath(): string {
  return useSyncExternalStore(subscribe, () => location.pathname);
}

/** Goes to another page of this site without loading everything anew. */
export function navigate(path: string): void {
  history.pushState(null, '', path);
  window.dispatchEvent(new Event('pushState'));
  window.scrollTo(0, 0);
}

/** Matches `/s/:code` and `/desk/*`; answers the named parts, or null. */
export function matchPath(pattern: string, path: string): Readonly<Record<string, string>> | null {
  const wanted = pattern.split('/').filter(Boolean);
  const given = path.split('/').filter(Boolean);
  const open = wanted[wanted.length - 1] === '*';
  if (open ? given.length < wanted.length - 1 : given.length !== wanted.length) return null;
  const found: Record<string, string> = {};
  for (const [index, part] of wanted.entries()) {
    const value = given[index] ?? '';
    if (part.startsWith(':')) found[part.slice(1)] = decode(value);
    else if (part !== '*' && part !== value) return null;
  }
  return found;
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
