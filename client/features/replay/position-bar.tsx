/** Where the player is, with marks for chapters and gaps; can be dragged and stepped. */
import type { CSSProperties } from 'react';
import { classes } from '#client/lib/classes.ts';
import { formatClock } from '#client/lib/format.ts';
import { replayTexts } from '#client/locales/replay.ts';
import { useText } from '#client/locales/texts.ts';
import type { ReplayView } from '#shared/features/replay/views.ts';
import styles from './replay-player.module.css';

interface PositionBarProps {
  readonly view: ReplayView;
  readonly nowMs: number;
  readonly onSeek: (mediaMs: number) => void;
}

/** A range input, since browsers already know what dragging, touching and keys mean there. */
export function PositionBar({ view: { durationMs, chapters }, nowMs, onSeek }: PositionBarProps) {
  const t = useText(replayTexts);
  const share = durationMs === 0 ? 0 : Math.min(1, nowMs / durationMs);
  const style: CSSProperties & Record<'--share', string> = { '--share': `${share * 100}%` };
  return (
    <div className={styles.position} style={style}>
      <div className={styles.marks} aria-hidden="true">
        {chapters.map(({ id, kind, mediaMs }) => (
          <span
            key={id}
            className={classes(styles.mark, kind === 'gap' && styles.gap)}
            style={{ left: `${(mediaMs / Math.max(1, durationMs)) * 100}%` }}
          />
        ))}
      </div>
      <input
        type="range"
        className={styles.range}
        aria-label={t.position}
        aria-valuetext={t.positionOf(formatClock(nowMs), formatClock(durationMs))}
        min={0}
        max={Math.max(1, Math.round(durationMs / 1000))}
        step={1}
        value={Math.round(nowMs / 1000)}
        onChange={(event) => onSeek(Number(event.target.value) * 1000)}
      />
    </div>
  );
}
