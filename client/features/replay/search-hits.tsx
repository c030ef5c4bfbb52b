/** Where the words were found; a touch goes there. */
import { formatClock } from '#client/lib/format.ts';
import { replayTexts } from '#client/locales/replay.ts';
import { useText } from '#client/locales/texts.ts';
import styles from './replay-room.module.css';
import type { Hit } from './view-model.ts';

interface SearchHitsProps {
  readonly hits: readonly Hit[];
  /** Null without a recording. */
  readonly onJump: ((mediaMs: number) => void) | null;
}

/** How many, then each with the words around it. */
export function SearchHits({ hits, onJump }: SearchHitsProps) {
  const t = useText(replayTexts);
  return (
    <div className={styles.hits}>
      <p className={styles.hint} role="status">
        {hits.length === 0 ? t.foundNone : t.found(hits.length)}
      </p>
      <ol>
        {hits.map((hit) => (
          <li key={hit.key}>
            <button
              type="button"
              className={styles.hit}
              disabled={onJump === null}
              onClick={() => onJump?.(hit.mediaMs)}
            >
              <span className={styles.at}>{formatClock(hit.mediaMs)}</span>
              <span className={styles.body}>
                <span className={styles.who}>{[kindWords(t, hit), hit.who].filter(Boolean).join(' ')}</span>{' '}
                {hit.before}
                <mark>{hit.match}</mark>
                {hit.after}
              </span>
            </button>
          </li>
        ))}
      </ol>
    </div>
  );
}

type Words = ReturnType<typeof replayTexts.get>;

function kindWords(t: Words, { kind }: Hit): string {
  return t.hitKinds[kind];
}
