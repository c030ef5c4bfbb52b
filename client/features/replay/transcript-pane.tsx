/** What was spoken, in words: follows the playing time, and stays where a reader has scrolled to; a touch goes to the moment. */
import { memo } from 'react';
import { classes } from '#client/lib/classes.ts';
import { formatClock } from '#client/lib/format.ts';
import { replayTexts } from '#client/locales/replay.ts';
import { useText } from '#client/locales/texts.ts';
import type { Cue } from '#shared/features/replay/cues.ts';
import { BackToNow } from './back-to-now.tsx';
import styles from './replay-room.module.css';
import { useFollowing } from './use-following.ts';

interface TranscriptPaneProps {
  readonly sessionId: string;
  readonly cues: readonly Cue[];
  readonly nowMs: number;
  /** Null without a recording. */
  readonly onJump: ((mediaMs: number) => void) | null;
  readonly shown: boolean;
}

/** The line that is spoken is marked and, while the reader does not look elsewhere, kept in sight. */
export function TranscriptPane({ sessionId, cues, nowMs, onJump, shown }: TranscriptPaneProps) {
  const t = useText(replayTexts);
  const current = cues.filter(({ startMs }) => startMs <= nowMs).length - 1;
  const at = onJump === null ? null : current;
  const { list, onScroll, away, comeBack } = useFollowing({ at, shown, topOf: lineInSight });
  return (
    <div className={styles.talk}>
      <p className={styles.files}>
        <a href={`/media/${sessionId}/captions.vtt`} download="captions.vtt">
          {t.saveVtt}
        </a>
        <a href={`/media/${sessionId}/captions.srt`} download="captions.srt">
          {t.saveSrt}
        </a>
      </p>
      <ol ref={list} className={styles.scroll} onScroll={onScroll}>
        {cues.map((cue, index) => (
          <Line key={cue.startMs} cue={cue} isCurrent={index === current} onJump={onJump} />
        ))}
      </ol>
      <BackToNow away={away} onBack={comeBack} />
    </div>
  );
}

/** A third from the top, with the lines before and after it; before the first line the beginning. */
function lineInSight(list: HTMLOListElement, at: number): number {
  const row = list.children[at];
  return row instanceof HTMLElement ? row.offsetTop - list.offsetTop - list.clientHeight / 3 : 0;
}

interface LineProps {
  readonly cue: Cue;
  readonly isCurrent: boolean;
  readonly onJump: ((mediaMs: number) => void) | null;
}

/** Of thousands only two change from one line to the next. */
const Line = memo(function Line({ cue, isCurrent, onJump }: LineProps) {
  return (
    <li>
      <button
        type="button"
        className={classes(styles.hit, isCurrent && styles.current)}
        disabled={onJump === null}
        onClick={() => onJump?.(cue.startMs)}
      >
        <span className={styles.at}>{formatClock(cue.startMs)}</span>
        <span className={styles.body}>{cue.text}</span>
      </button>
    </li>
  );
});
