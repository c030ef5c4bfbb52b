/** What a page says about itself to the browser: its title and its density. */
import { useEffect, useLayoutEffect } from 'react';

/** The title of the browser's tab while the page is shown. */
export function usePageTitle(title: string): void {
  useEffect(() => {
    document.title = title;
  }, [title]);
}

/** Desks are set in 14 px while they are shown. */
export function useDeskDensity(): void {
  useLayoutEffect(() => {
    const root = document.documentElement;
    root.setAttribute('data-density', 'desk');
    return () => root.removeAttribute('data-density');
  }, []);
}

/** Reloads an outdated page by itself, but only once in a while: a second failure is told instead. */
export function reloadOnce(): boolean {
  const key = 'ysh.reloaded';
  try {
    if (sessionStorage.getItem(key) !== null) return false;
    sessionStorage.setItem(key, 'yes');
    setTimeout(() => sessionStorage.removeItem(key), 60_000);
  } catch {
    return false;
  }
  // Without the network there would be nothing to come back to.
  if (navigator.onLine) location.reload();
  else addEventListener('online', () => location.reload(), { once: true });
  return true;
}
