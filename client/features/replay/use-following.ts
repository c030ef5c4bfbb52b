/** Keeps a list where the playing is, until the reader scrolls elsewhere. */
import { type RefObject, useLayoutEffect, useRef, useState } from 'react';

/** So near to where it should stand still counts as there. */
const NEAR_PX = 40;

/** How far a list is scrolled, and how far it could be. */
export type Scrolled = Pick<HTMLElement, 'scrollTop' | 'scrollHeight' | 'clientHeight'>;

/** Whether a list stands at a place, or as near to it as its ends allow. */
export function standsAt({ scrollTop, scrollHeight, clientHeight }: Scrolled, top: number): boolean {
  const nearest = Math.max(0, Math.min(top, scrollHeight - clientHeight));
  return Math.abs(scrollTop - nearest) < NEAR_PX;
}

export interface Following {
  /** Null where there is nothing to follow. */
  readonly at: number | null;
  /** A list that is hidden has no place; it is found again when it is shown. */
  readonly shown: boolean;
  /** Where the list is to stand. Outside of the component, so that it stays the same. */
  readonly topOf: (list: HTMLOListElement, at: number) => number;
}

interface Followed {
  readonly list: RefObject<HTMLOListElement | null>;
  readonly onScroll: () => void;
  /** The reader is elsewhere: the way back is to be offered. */
  readonly away: boolean;
  readonly comeBack: () => void;
}

/** To be given to the list; it moves only while it is followed. */
export function useFollowing({ at, shown, topOf }: Following): Followed {
  const list = useRef<HTMLOListElement>(null);
  const [following, setFollowing] = useState(true);
  useLayoutEffect(() => {
    const element = list.current;
    if (element !== null && following && shown && at !== null) element.scrollTop = topOf(element, at);
  }, [following, shown, at, topOf]);
  const onScroll = (): void => {
    const element = list.current;
    // A list that is hidden has no height, and says nothing about the reader.
    if (element === null || at === null || element.clientHeight === 0) return;
    setFollowing(standsAt(element, topOf(element, at)));
  };
  return { list, onScroll, away: !following && at !== null, comeBack: () => setFollowing(true) };
}
