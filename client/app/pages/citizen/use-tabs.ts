/** The tabs of the live page: each keeps its own place, and only visited ones are drawn. */
import { type RefObject, useEffect, useLayoutEffect, useRef, useState } from 'react';

export const TABS = ['questions', 'comments', 'record', 'agenda'] as const;
export type Tab = (typeof TABS)[number];

/** Scrolled less than this beyond the tabs still counts as being at the top. */
const SLACK = 8;

export interface TabsState {
  readonly tab: Tab;
  readonly change: (tab: Tab) => void;
  readonly visited: ReadonlySet<Tab>;
  /** The reader has scrolled into the list below the tabs. */
  readonly past: boolean;
  readonly toTop: () => void;
}

/** `column` holds the tabs and the lists. */
export function useTabs(column: RefObject<HTMLElement | null>): TabsState {
  const [tab, setTab] = useState<Tab>('questions');
  const [visited, setVisited] = useState<ReadonlySet<Tab>>(new Set<Tab>(['questions']));
  const [past, setPast] = useState(false);
  const places = useRef(new Map<Tab, number>());

  useEffect(() => {
    const look = () => setPast(window.scrollY > stickPoint(column.current) + SLACK);
    window.addEventListener('scroll', look, { passive: true });
    return () => window.removeEventListener('scroll', look);
  }, [column]);

  useLayoutEffect(() => {
    const top = stickPoint(column.current);
    // Before the tabs stick, the page stands where it stood; after that every tab has its own place.
    if (window.scrollY > top) window.scrollTo(0, Math.max(top, places.current.get(tab) ?? 0));
  }, [tab, column]);

  const change = (next: Tab) => {
    places.current.set(tab, window.scrollY);
    setVisited((before) => new Set(before).add(next));
    setTab(next);
  };
  const toTop = () => {
    const top = stickPoint(column.current);
    if (window.scrollY > top) window.scrollTo(0, top);
    setPast(false);
  };
  return { tab, change, visited, past, toTop };
}

/** How far the page scrolls until the tabs stick under the picture. */
function stickPoint(column: HTMLElement | null): number {
  if (column === null) return 0;
  const sticky = column.firstElementChild;
  const under = sticky === null ? 0 : Number.parseFloat(getComputedStyle(sticky).top) || 0;
  return Math.max(0, column.getBoundingClientRect().top + window.scrollY - under);
}
