/** The reviewer's desk: one question large, the queue thin beside it, every decision under one key. */
import { useState } from 'react';
import { classes } from '#client/lib/classes.ts';
import { nowMs } from '#client/lib/clock.ts';
import { formatWait } from '#client/lib/format.ts';
import { useDeskKeys } from '#client/lib/use-desk-keys.ts';
import { useTime } from '#client/lib/use-time.ts';
import { deskQuestionTexts } from '#client/locales/desk-questions.ts';
import { useText } from '#client/locales/texts.ts';
import type { Send } from '#client/session/command-sender.ts';
import { useRoom } from '#client/session/session-context.tsx';
import { Button } from '#client/ui/button.tsx';
import { EmptyState } from '#client/ui/feedback.tsx';
import type { Question } from '#shared/features/questions/state.ts';
import { Going } from './question-card.tsx';
import { type OpenDialog, QueueDialogs } from './queue-dialogs.tsx';
import { ReviewCard } from './review-card.tsx';
import styles from './reviewer.module.css';
import { type Review, useReview } from './use-review.ts';
import { useReviewQueue } from './use-review-queue.ts';
import { actionsFor, type QueueAction } from './view-model.ts';

const DECISIONS: readonly QueueAction[] = ['pass', 'edit', 'hold', 'return'];

/** Works on the room around it. */
export function ReviewerDesk({ act }: { readonly act: Send }) {
  const t = useText(deskQuestionTexts);
  const byId = useRoom((room) => room.questions.byId);
  const status = useRoom((room) => room.session.status);
  const review = useReview(act);
  const queue = useReviewQueue(byId, review);
  const [open, setOpen] = useState<OpenDialog | null>(null);
  const { current } = queue;
  const take = (action: QueueAction) => {
    if (current === null || review.going(current) !== null) return;
    if (!actionsFor(current, status).includes(action)) return;
    if (action === 'pass') review.pass(current);
    else if (action === 'hold') review.hold(current);
    else if (action === 'edit' || action === 'return') setOpen({ kind: action, question: current });
    if (action === 'pass' || action === 'hold') queue.advance(current.id);
  };
  useDeskKeys({
    a: () => take('pass'),
    e: () => take('edit'),
    h: () => take('hold'),
    r: () => take('return'),
    j: () => queue.move(1),
    k: () => queue.move(-1),
    z: () => review.undo(),
    '?': () => setOpen({ kind: 'help' }),
  });
  return (
    <div className={styles.desk}>
      <section className={styles.main} aria-label={t.detail.label}>
        {current === null ? (
          <EmptyState title={t.reviewer.clear}>{t.reviewer.clearHint}</EmptyState>
        ) : (
          <ReviewCard
            question={current}
            going={review.going(current)}
            position={t.reviewer.position(queue.ids.indexOf(current.id) + 1, queue.ids.length)}
            onAction={take}
            onUndo={() => review.undo(current)}
          />
        )}
        <footer className={styles.foot}>
          <span>{t.reviewer.decided(review.decided)}</span>
          <Button compact look="quiet" onClick={() => setOpen({ kind: 'help' })}>
            {t.help.title} ?
          </Button>
        </footer>
      </section>
      <ThinQueue queue={queue.rows} review={review} currentId={current?.id ?? null} onSelect={queue.select} />
      {open !== null && (
        <QueueDialogs
          open={open}
          units={[]}
          unitsHere={[]}
          review={review}
          acts={null}
          helpActions={DECISIONS}
          onDecided={(question) => queue.advance(question.id)}
          onClose={() => setOpen(null)}
        />
      )}
    </div>
  );
}

interface ThinQueueProps {
  readonly queue: readonly Question[];
  readonly review: Review;
  readonly currentId: string | null;
  readonly onSelect: (id: string) => void;
}

function ThinQueue({ queue, review, currentId, onSelect }: ThinQueueProps) {
  const t = useText(deskQuestionTexts);
  useTime(1000);
  const now = nowMs();
  return (
    <section className={styles.thin} aria-label={t.reviewer.queue}>
      <h2>
        {t.reviewer.queue} <span>{queue.length}</span>
      </h2>
      <ul>
        {queue.map((question) => {
          const going = review.going(question);
          return (
            <li
              key={question.id}
              id={`review-${question.id}`}
              className={classes(styles.row, question.id === currentId && styles.selected)}
            >
              <button
                type="button"
                aria-current={question.id === currentId ? 'true' : undefined}
                onClick={() => onSelect(question.id)}
              >
                <span className={styles.rowHead}>
                  <strong>{t.number(question.no)}</strong>
                  {question.status === 'held' && <span>{t.reviewer.held}</span>}
                  <span className={styles.wait}>{formatWait(now - Date.parse(question.askedAt))}</span>
                </span>
                <span className={styles.line}>{question.text}</span>
              </button>
              {going !== null && (
                <span className={styles.going}>
                  <Going going={going} onUndo={() => review.undo(question)} />
                </span>
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
