/** Keys of the player: space, ← and → for ten seconds, < and > for the speed; never while somebody types. */
import { useEffect, useRef } from 'react';
import type { Playback, PlaybackControls } from './use-playback.ts';
import { stepRate } from './view-model.ts';

export const STEP_MS = 10_000;

/** Listens while the component is shown. */
export function useReplayKeys(playback: Playback, controls: PlaybackControls): void {
  const latest = useRef(playback);
  useEffect(() => {
    latest.current = playback;
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => {
      if (isElsewhere(event)) return;
      const { rate } = latest.current;
      const keys = new Map<string, () => void>([
        [' ', controls.toggle],
        ['ArrowLeft', () => controls.step(-STEP_MS)],
        ['ArrowRight', () => controls.step(STEP_MS)],
        ['<', () => controls.setRate(stepRate(rate, -1))],
        ['>', () => controls.setRate(stepRate(rate, 1))],
      ]);
      const act = keys.get(event.key);
      if (act === undefined) return;
      event.preventDefault();
      act();
    };
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, [controls]);
}

/** Fields take all keys; buttons, links and tabs take the space bar. */
function isElsewhere(event: KeyboardEvent): boolean {
  if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return true;
  if (document.querySelector('dialog[open]') !== null) return true;
  const { target } = event;
  if (!(target instanceof HTMLElement)) return false;
  const field = target.closest('input:not([type="range"]), textarea, select') !== null;
  return field || (event.key === ' ' && target.closest('button, a, summary, [role="tab"]') !== null);
}
