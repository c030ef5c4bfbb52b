/** What was spoken, in words: follows the playing time; a touch goes to the moment. */
import { useEffect, useRef } from 'react';
import { classes } from '#client/lib/classes.ts';
import { formatClock } from '#client/lib/format.ts';
import { replayTexts } from '#client/locales/replay.ts';
import { useText } from '#client/locales/texts.ts';
import type { Cue } from '#shared/features/replay/cues.ts';
import styles from './replay-room.module.css';

interface TranscriptPaneProps {
  readonly sessionId: string;
  readonly cues: readonly Cue[];
  readonly nowMs: number;
  /** Null without a recording. */
  readonly onJump: ((mediaMs: number) => void) | null;
  readonly shown: boolean;
}

/** The line that is spoken is marked and kept in sight. */
export function TranscriptPane({ sessionId, cues, nowMs, onJump, shown }: TranscriptPaneProps) {
  const t = useText(replayTexts);
  const list = useRef<HTMLOListElement>(null);
  const current = cues.filter(({ startMs }) => startMs <= nowMs).length - 1;
  useEffect(() => {
    if (!shown || current < 0) return;
    const row = list.current?.children[current];
    const box = list.current;
    if (row instanceof HTMLElement && box !== null)
      box.scrollTop = row.offsetTop - box.offsetTop - box.clientHeight / 3;
  }, [current, shown]);
  return (
    <>
      <p className={styles.files}>
        <a href={`/media/${sessionId}/captions.vtt`} download="captions.vtt">
          {t.saveVtt}
        </a>
        <a href={`/media/${sessionId}/captions.srt`} download="captions.srt">
          {t.saveSrt}
        </a>
      </p>
      <ol ref={list} className={styles.scroll}>
        {cues.map((cue, at) => (
          <li key={cue.startMs}>
            <button
              type="button"
              className={classes(styles.hit, at === current && styles.current)}
              disabled={onJump === null}
              onClick={() => onJump?.(cue.startMs)}
            >
              <span className={styles.at}>{formatClock(cue.startMs)}</span>
              <span className={styles.body}>{cue.text}</span>
            </button>
          </li>
        ))}
      </ol>
    </>
  );
}
