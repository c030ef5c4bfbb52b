/** Re-renders a component as time passes, on whole steps so that all clocks of a page turn together. */
import { useEffect, useState } from 'react';
import { nowMs } from './clock.ts';

/** The time, renewed every `stepMs` while the page is visible. */
export function useTime(stepMs: number): number {
  const [time, setTime] = useState(nowMs);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout>;
    const turn = () => {
      setTime(nowMs());
      timer = setTimeout(turn, stepMs - (nowMs() % stepMs));
    };
    turn();
    return () => clearTimeout(timer);
  }, [stepMs]);
  return time;
}
