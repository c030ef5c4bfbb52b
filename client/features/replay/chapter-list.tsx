/** The chapters: stages, answers, polls and gaps; a touch goes there. */
import { classes } from '#client/lib/classes.ts';
import { formatClock } from '#client/lib/format.ts';
import { replayTexts } from '#client/locales/replay.ts';
import { useText } from '#client/locales/texts.ts';
import type { Chapter } from '#shared/features/replay/views.ts';
import styles from './replay-room.module.css';
import { chapterAt, listed } from './view-model.ts';

interface ChapterListProps {
  readonly chapters: readonly Chapter[];
  readonly nowMs: number;
  readonly onJump: (mediaMs: number) => void;
}

/** The one that is played is marked. */
export function ChapterList({ chapters, nowMs, onJump }: ChapterListProps) {
  const current = chapterAt(chapters, nowMs);
  return (
    <ol className={styles.chapters}>
      {listed(chapters).map((chapter) => (
        <li key={chapter.id} className={styles.chapter} data-kind={chapter.kind}>
          {chapter.kind === 'gap' ? (
            <GapRow chapter={chapter} />
          ) : (
            <button
              type="button"
              className={classes(styles.chapterButton, chapter === current && styles.current)}
              aria-current={chapter === current ? 'true' : undefined}
              onClick={() => onJump(chapter.mediaMs)}
            >
              <ChapterWords chapter={chapter} />
            </button>
          )}
        </li>
      ))}
    </ol>
  );
}

function ChapterWords({ chapter: { kind, mediaMs, no, title, unitName } }: { readonly chapter: Chapter }) {
  const t = useText(replayTexts);
  return (
    <>
      <span className={styles.at}>{formatClock(mediaMs)}</span>
      <span className={styles.chapterKind}>{kind === 'question' ? `№${no}` : t.chapterKinds[kind]}</span>
      <span className={styles.chapterTitle}>
        {title}
        {unitName !== '' && <span className={styles.who}> {unitName}</span>}
      </span>
    </>
  );
}

const MINUTE = 60_000;

function GapRow({ chapter: { mediaMs, lostMs } }: { readonly chapter: Chapter }) {
  const t = useText(replayTexts);
  const lost =
    lostMs < MINUTE
      ? t.seconds(Math.max(1, Math.round(lostMs / 1000)))
      : t.minutes(Math.round(lostMs / MINUTE));
  return (
    <p className={styles.gapRow}>
      <span className={styles.at}>{formatClock(mediaMs)}</span>
      <span>{t.gap(lost)}</span>
    </p>
  );
}
