/** Single keys of a desk: never while somebody types, while a dialog is open or with a modifier held. */
import { useEffect, useRef } from 'react';

export type KeyMap = Readonly<Record<string, () => void>>;

/** Whether the key belongs to a field or a dialog rather than to the desk. */
function isElsewhere(event: KeyboardEvent): boolean {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || event.defaultPrevented)
    return true;
  if (document.querySelector('dialog[open]') !== null) return true;
  const target = event.target;
  return (
    target instanceof HTMLElement && target.closest('input, textarea, select, [contenteditable]') !== null
  );
}

/** Listens while the component is shown; `keys` are named as in `event.key`. */
export function useDeskKeys(keys: KeyMap): void {
  const latest = useRef(keys);
  useEffect(() => {
    latest.current = keys;
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (isElsewhere(event)) return;
      const run = Object.hasOwn(latest.current, event.key) ? latest.current[event.key] : undefined;
      if (run === undefined) return;
      event.preventDefault();
      run();
    };
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, []);
}
