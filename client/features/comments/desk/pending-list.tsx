/** Comments that wait: passed or rejected one by one, selected ones, or all together. */
import { useState } from 'react';
import { nowMs } from '#client/lib/clock.ts';
import { formatWait } from '#client/lib/format.ts';
import { useTime } from '#client/lib/use-time.ts';
import { deskCommentTexts } from '#client/locales/desk-comments.ts';
import { useText } from '#client/locales/texts.ts';
import type { Send } from '#client/session/command-sender.ts';
import { Button } from '#client/ui/button.tsx';
import { ConfirmDialog } from '#client/ui/confirm-dialog.tsx';
import { EmptyState } from '#client/ui/feedback.tsx';
import { toast } from '#client/ui/toast.tsx';
import type { CommentsState } from '#shared/features/comments/state.ts';
import styles from './comments.module.css';
import { ReasonDialog } from './reason-dialog.tsx';
import { batchOf, pendingComments, toggled } from './view-model.ts';

/** Most rows drawn at once: more than anybody reads before deciding. */
const DRAWN = 100;

interface PendingListProps {
  readonly comments: CommentsState;
  readonly act: Send;
}

/** Oldest first, so that new ones come below and nothing moves. */
export function PendingList({ comments, act }: PendingListProps) {
  const t = useText(deskCommentTexts);
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const [going, setGoing] = useState<ReadonlySet<string>>(new Set());
  const [rejecting, setRejecting] = useState<readonly string[] | null>(null);
  const [passingAll, setPassingAll] = useState<readonly string[] | null>(null);
  useTime(1000);
  const now = nowMs();
  const pending = pendingComments(comments);
  const batch = batchOf(pending, selected);
  const some = pending.some((comment) => selected.has(comment.id));

  const send = async (ids: readonly string[], request: Promise<{ readonly ok: boolean }>, said: string) => {
    setGoing(new Set(ids));
    const outcome = await request;
    setGoing(new Set());
    if (!outcome.ok) return;
    setSelected(new Set());
    toast(said, 'good');
  };
  const pass = (ids: readonly string[]) =>
    void send(ids, act('comments:pass', { commentIds: [...ids] }), t.passed(ids.length));
  const reject = (ids: readonly string[], reason: string) => {
    setRejecting(null);
    void send(ids, act('comments:reject', { commentIds: [...ids], reason }), t.rejected(ids.length));
  };

  if (pending.length === 0) return <EmptyState title={t.none.pending} />;
  return (
    <>
      <div className={styles.batch}>
        <Button compact look="primary" onClick={() => (some ? pass(batch) : setPassingAll(batch))}>
          {some ? t.passSelected(batch.length) : t.passAll(batch.length)}
        </Button>
        <Button compact disabled={!some} onClick={() => setRejecting(batch)}>
          {some ? t.rejectSelected(batch.length) : t.reject}
        </Button>
      </div>
      <ul className={styles.list}>
        {pending.slice(0, DRAWN).map((comment) => (
          <li key={comment.id} className={styles.row} data-going={going.has(comment.id) || undefined}>
            <input
              type="checkbox"
              aria-label={t.choose(comment.name)}
              checked={selected.has(comment.id)}
              onChange={() => setSelected(toggled(selected, comment.id))}
            />
            <div className={styles.words}>
              <p>{comment.text}</p>
              <small>
                {comment.name} · {formatWait(now - Date.parse(comment.at))}
              </small>
            </div>
            <span className={styles.tools}>
              <Button compact look="quiet" onClick={() => pass([comment.id])}>
                {t.pass}
              </Button>
              <Button compact look="quiet" onClick={() => setRejecting([comment.id])}>
                {t.reject}
              </Button>
            </span>
          </li>
        ))}
      </ul>
      {passingAll !== null && (
        <ConfirmDialog
          title={t.passAllTitle(passingAll.length)}
          action={t.passAll(passingAll.length)}
          cancel={t.cancel}
          onConfirm={() => {
            setPassingAll(null);
            pass(passingAll);
          }}
          onClose={() => setPassingAll(null)}
        >
          <p>{t.passAllText}</p>
        </ConfirmDialog>
      )}
      {rejecting !== null && (
        <ReasonDialog
          title={t.rejectTitle(rejecting.length)}
          text={t.rejectText}
          action={t.rejectSelected(rejecting.length)}
          onReason={(reason) => reject(rejecting, reason)}
          onClose={() => setRejecting(null)}
        />
      )}
    </>
  );
}
