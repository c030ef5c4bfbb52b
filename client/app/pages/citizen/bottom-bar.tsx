/** The bar under the thumb: say a few words, ask a question, or the sentence that says why not. */
import { CommentBar } from '#client/features/comments/comment-bar.tsx';
import { permission } from '#client/features/sessions/view-model.ts';
import { useKeyboardInset } from '#client/lib/keyboard.ts';
import { citizenTexts } from '#client/locales/citizen.ts';
import { useText } from '#client/locales/texts.ts';
import { useMine, useRoom } from '#client/session/session-context.tsx';
import { Button } from '#client/ui/button.tsx';
import styles from './citizen.module.css';
import type { Sheets } from './use-sheets.ts';

interface BottomBarProps {
  readonly sheets: Sheets;
  /** A comment was sent: show where it will appear. */
  readonly onSent?: () => void;
  /** Before the session only questions are taken. */
  readonly questionsOnly?: boolean;
}

/** Stays above the keyboard. */
export function BottomBar({ sheets, onSent, questionsOnly }: BottomBarProps) {
  const t = useText(citizenTexts);
  const session = useRoom((room) => room.session);
  const muted = useMine((mine) => mine?.muted ?? false);
  useKeyboardInset();
  const asking = permission(session, 'questions', muted);
  const commenting = permission(session, 'comments', muted);
  const ask = (
    <Button
      look="primary"
      wide={questionsOnly ?? false}
      large={questionsOnly ?? false}
      disabled={asking !== 'open'}
      onClick={() => sheets.show({ kind: 'ask' })}
    >
      {asking === 'closed' ? t.bar.questionsClosed : t.bar.ask}
    </Button>
  );
  return (
    <div className={styles.bar}>
      {(asking === 'watchOnly' || asking === 'muted') && <p className={styles.barWords}>{t.bar[asking]}</p>}
      {(asking === 'open' || asking === 'closed') &&
        (questionsOnly === true ? (
          ask
        ) : (
          <CommentBar
            enabled={commenting === 'open'}
            onVerify={sheets.verify}
            beside={ask}
            {...(onSent === undefined ? {} : { onSent })}
          />
        ))}
    </div>
  );
}
