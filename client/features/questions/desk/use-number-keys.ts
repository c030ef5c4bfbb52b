/** Number keys inside an open dialog: 1 is the first choice. */
import { useEffect, useRef } from 'react';

/** Calls back with the index of the choice; silent while text is typed. */
export function useNumberKeys(choose: (index: number) => void): void {
  const latest = useRef(choose);
  useEffect(() => {
    latest.current = choose;
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || !/^[1-9]$/.test(event.key)) return;
      const target = event.target;
      if (
        target instanceof HTMLElement &&
        target.closest('textarea, input[type=text], input[type=date]') !== null
      )
        return;
      event.preventDefault();
      latest.current(Number(event.key) - 1);
    };
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, []);
}
