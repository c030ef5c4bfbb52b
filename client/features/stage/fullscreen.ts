/** Full screen with whatever the browser offers. */
import { type RefObject, useEffect, useState } from 'react';

export interface Fullscreen {
  /** The frame covers the page, as the browser gives full screen to single videos only. */
  readonly filled: boolean;
  /** The frame is all that is to be seen, in whichever way. */
  readonly full: boolean;
  /** Goes there, or leads out. */
  readonly toggle: () => void;
}

/** What a touch on the button does. */
type FullscreenStep = 'enter' | 'fill' | 'exit' | 'unfill';

interface FullscreenFacts {
  readonly filled: boolean;
  /** In the browser's own full screen. */
  readonly screen: boolean;
  /** Missing on iPhones, whatever the types promise. */
  readonly offered: boolean;
}

/** Leads out of what is in effect, and else in. */
export function fullscreenStep({ filled, screen, offered }: FullscreenFacts): FullscreenStep {
  if (screen) return 'exit';
  if (filled) return 'unfill';
  return offered ? 'enter' : 'fill';
}

type Key = Pick<KeyboardEvent, 'key' | 'defaultPrevented' | 'isComposing'>;

/** Whether a key leads out of the covered page: Escape, unless a dialog over it or somebody's typing wants it. */
export function leavesFilled({ key, defaultPrevented, isComposing }: Key, inDialog: boolean): boolean {
  return key === 'Escape' && !inDialog && !defaultPrevented && !isComposing;
}

/**
 * The whole frame, with names and strips; where only single videos can (iPhones), the frame covers the page: a video by
 * itself would leave out the second picture and everything that is drawn over it.
 */
export function useFullscreen(frame: RefObject<HTMLElement | null>): Fullscreen {
  const [filled, setFilled] = useState(false);
  const [screen, setScreen] = useState(false);
  useEffect(() => {
    const look = () => setScreen(frame.current !== null && document.fullscreenElement === frame.current);
    document.addEventListener('fullscreenchange', look);
    return () => document.removeEventListener('fullscreenchange', look);
  }, [frame]);
  useEffect(() => {
    if (!filled) return;
    const listen = (event: KeyboardEvent) => {
      if (leavesFilled(event, document.querySelector('dialog[open]') !== null)) setFilled(false);
    };
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, [filled]);
  const toggle = () => {
    const element = frame.current;
    const offered = element !== null && 'requestFullscreen' in element;
    const step = fullscreenStep({ filled, screen, offered });
    if (step === 'exit') void document.exitFullscreen().catch(() => undefined);
    else if (step !== 'enter' || element === null) setFilled(step === 'fill');
    // Not allowed here, as in some frames: the page can still be covered.
    else void element.requestFullscreen().catch(() => setFilled(true));
  };
  return { filled, full: filled || screen, toggle };
}
