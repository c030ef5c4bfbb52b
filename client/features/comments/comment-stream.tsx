/** The live comments: newest first, smooth at a hundred a second, still as soon as somebody touches or scrolls. */

import { memo, useState } from 'react';
import { nowMs } from '#client/lib/clock.ts';
import { formatMoment } from '#client/lib/format.ts';
import { citizenTexts } from '#client/locales/citizen.ts';
import { useText } from '#client/locales/texts.ts';
import { useRoom } from '#client/session/session-context.tsx';
import { Button } from '#client/ui/button.tsx';
import { EmptyState, Pill } from '#client/ui/feedback.tsx';
import type { Comment } from '#shared/features/comments/state.ts';
import styles from './comment-stream.module.css';
import { heldStream, runningStream } from './view-model.ts';

/** Rows in the page at first; a cheap phone draws these at every frame without effort. */
const WINDOW = 60;

interface CommentStreamProps {
  /** The reader has scrolled into the stream: it must not move. */
  readonly reading: boolean;
  /** Brings the reader back to the newest. */
  readonly onNewest: () => void;
}

/** Runs while nobody reads; otherwise what is new waits behind the pill. */
export function CommentStream({ reading, onNewest }: CommentStreamProps) {
  const t = useText(citizenTexts);
  const comments = useRoom((room) => room.comments.shown);
  const [touching, setTouching] = useState(false);
  const [held, setHeld] = useState<readonly Comment[] | null>(null);
  const [all, setAll] = useState(false);
  const still = reading || touching;
  // Held while rendering, so that not a single frame slips through between touch and effect.
  if (still && held === null) setHeld(comments);
  if (!still && held !== null) setHeld(null);
  const { shown, waiting } = still && held !== null ? heldStream(held, comments) : runningStream(comments);
  const rows = all ? shown : shown.slice(0, WINDOW);
  const release = () => {
    setTouching(false);
    setHeld(null);
    setAll(false);
    onNewest();
  };
  return (
    <div
      className={styles.stream}
      onPointerDown={() => setTouching(true)}
      onPointerUp={() => setTouching(false)}
      onPointerCancel={() => setTouching(false)}
      onPointerLeave={() => setTouching(false)}
    >
      <div className={styles.pill}>
        {waiting > 0 && (
          <Pill icon="up" onClick={release}>
            {t.newComments(waiting)}
          </Pill>
        )}
      </div>
      {shown.length === 0 && <EmptyState title={t.noComments}>{t.noCommentsHint}</EmptyState>}
      <ol>
        {rows.map((comment) => (
          <CommentRow key={comment.id} comment={comment} />
        ))}
      </ol>
      {rows.length < shown.length && (
        <div className={styles.older}>
          <Button look="quiet" onClick={() => setAll(true)}>
            {t.older}
          </Button>
        </div>
      )}
    </div>
  );
}

const CommentRow = memo(function CommentRow({ comment }: { readonly comment: Comment }) {
  return (
    <li className={styles.row}>
      <p className={styles.who}>
        <span>{comment.name}</span>
        <time dateTime={comment.at}>{formatMoment(comment.at, nowMs())}</time>
      </p>
      <p className={styles.text}>{comment.text}</p>
    </li>
  );
});
