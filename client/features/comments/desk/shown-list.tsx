/** Comments that everybody sees, newest first; the list rests while somebody reads further down. */

import { type UIEvent, useState } from 'react';
import { nowMs } from '#client/lib/clock.ts';
import { formatMoment } from '#client/lib/format.ts';
import { deskCommentTexts } from '#client/locales/desk-comments.ts';
import { useText } from '#client/locales/texts.ts';
import type { Send } from '#client/session/command-sender.ts';
import { IconButton } from '#client/ui/button.tsx';
import { EmptyState, Pill } from '#client/ui/feedback.tsx';
import { toast } from '#client/ui/toast.tsx';
import type { Comment, CommentsState } from '#shared/features/comments/state.ts';
import styles from './comments.module.css';
import { ReasonDialog } from './reason-dialog.tsx';
import { frozen, shownComments } from './view-model.ts';

/** Most rows drawn at once. */
const DRAWN = 100;

interface Asking {
  readonly kind: 'remove' | 'mute';
  readonly comment: Comment;
}

interface ShownListProps {
  readonly comments: CommentsState;
  readonly act: Send;
  readonly mayMute: boolean;
}

/** Delete and mute stand on every row, with a reason before they act. */
export function ShownList({ comments, act, mayMute }: ShownListProps) {
  const t = useText(deskCommentTexts);
  const [restingAt, setRestingAt] = useState<number | null>(null);
  const [asking, setAsking] = useState<Asking | null>(null);
  const all = shownComments(comments);
  const { rows, fresh } = frozen(all, restingAt);
  const onScroll = (event: UIEvent<HTMLUListElement>) => {
    const away = event.currentTarget.scrollTop > 8;
    if (away && restingAt === null) setRestingAt(all[0]?.no ?? null);
    if (!away && restingAt !== null) setRestingAt(null);
  };
  if (all.length === 0) return <EmptyState title={t.none.shown} />;
  return (
    <>
      {fresh > 0 && (
        <div className={styles.pill}>
          <Pill icon="up" onClick={() => setRestingAt(null)}>
            {t.fresh(fresh)}
          </Pill>
        </div>
      )}
      <ul className={styles.list} onScroll={onScroll}>
        {rows.slice(0, DRAWN).map((comment) => (
          <li key={comment.id} className={styles.row}>
            <div className={styles.words}>
              <p>{comment.text}</p>
              <small>
                {comment.name} · {formatMoment(comment.at, nowMs())}
              </small>
            </div>
            <span className={styles.tools}>
              {mayMute && (
                <IconButton
                  compact
                  icon="mute"
                  size={16}
                  label={`${t.mute} ${comment.name}`}
                  onClick={() => setAsking({ kind: 'mute', comment })}
                />
              )}
              <IconButton
                compact
                icon="trash"
                size={16}
                label={t.remove}
                onClick={() => setAsking({ kind: 'remove', comment })}
              />
            </span>
          </li>
        ))}
      </ul>
      {asking !== null && <Ask asking={asking} act={act} onClose={() => setAsking(null)} />}
    </>
  );
}

interface AskProps {
  readonly asking: Asking;
  readonly act: Send;
  readonly onClose: () => void;
}

function Ask({ asking: { kind, comment }, act, onClose }: AskProps) {
  const t = useText(deskCommentTexts);
  const remove = kind === 'remove';
  const go = async (reason: string) => {
    onClose();
    const outcome = await act(remove ? 'comments:delete' : 'comments:mute', {
      commentId: comment.id,
      reason,
    });
    if (outcome.ok) toast(remove ? t.removed : t.muted(comment.name), 'good');
  };
  return (
    <ReasonDialog
      title={remove ? t.removeTitle : t.muteTitle(comment.name)}
      text={remove ? t.removeText : t.muteText}
      action={remove ? t.remove : t.mute}
      quote={comment.text}
      onReason={(reason) => void go(reason)}
      onClose={onClose}
    />
  );
}
