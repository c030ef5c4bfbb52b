/** A bar beside a microphone: it moves when somebody speaks. */
import { useEffect, useRef } from 'react';
import { measureLevel } from '#client/media/media-client.ts';
import styles from './check.module.css';

interface LevelMeterProps {
  readonly track: MediaStreamTrack;
  readonly label: string;
}

/** Drawn past React: ten times a second is too often to render for. */
export function LevelMeter({ track, label }: LevelMeterProps) {
  const bar = useRef<HTMLSpanElement>(null);
  const box = useRef<HTMLDivElement>(null);
  useEffect(
    () =>
      measureLevel(track, (level) => {
        if (bar.current !== null) bar.current.style.transform = `scaleX(${level})`;
        box.current?.setAttribute('aria-valuenow', String(Math.round(level * 100)));
      }),
    [track],
  );
  return (
    // biome-ignore lint/a11y/useSemanticElements: a <meter> jumps in steps and looks different in every browser
    <div
      ref={box}
      role="meter"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={0}
      className={styles.meter}
    >
      <span ref={bar} />
    </div>
  );
}
