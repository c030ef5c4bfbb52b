/** People who may not speak in this session, with the reason, and the way to lift it. */
import { deskCommentTexts } from '#client/locales/desk-comments.ts';
import { useText } from '#client/locales/texts.ts';
import type { Send } from '#client/session/command-sender.ts';
import { Button } from '#client/ui/button.tsx';
import { EmptyState } from '#client/ui/feedback.tsx';
import { toast } from '#client/ui/toast.tsx';
import type { CommentsState } from '#shared/features/comments/state.ts';
import styles from './comments.module.css';

interface MutedListProps {
  readonly comments: CommentsState;
  readonly act: Send;
}

/** One row per person. */
export function MutedList({ comments, act }: MutedListProps) {
  const t = useText(deskCommentTexts);
  const muted = Object.entries(comments.muted);
  const lift = async (personId: string, name: string) => {
    const outcome = await act('comments:unmute', { personId });
    if (outcome.ok) toast(t.unmuted(name), 'good');
  };
  if (muted.length === 0) return <EmptyState title={t.none.muted} />;
  return (
    <ul className={styles.list}>
      {muted.map(([personId, { name, reason }]) => (
        <li key={personId} className={styles.row}>
          <div className={styles.words}>
            <p>{name}</p>
            <small>{reason}</small>
          </div>
          <Button compact onClick={() => void lift(personId, name)}>
            {t.unmute}
          </Button>
        </li>
      ))}
    </ul>
  );
}
