/** One question large, with its waiting time always in sight. */
import { classes } from '#client/lib/classes.ts';
import { nowMs } from '#client/lib/clock.ts';
import { formatWait } from '#client/lib/format.ts';
import { useTime } from '#client/lib/use-time.ts';
import { commonTexts } from '#client/locales/common.ts';
import { deskQuestionTexts } from '#client/locales/desk-questions.ts';
import { useText } from '#client/locales/texts.ts';
import { useRoom } from '#client/session/session-context.tsx';
import { Button } from '#client/ui/button.tsx';
import { Icon } from '#client/ui/icon.tsx';
import type { Question } from '#shared/features/questions/state.ts';
import { ACTION_KEYS } from './keys.ts';
import { Going } from './question-card.tsx';
import styles from './reviewer.module.css';
import { actionsFor, type QueueAction } from './view-model.ts';

const LONG_WAIT_MS = 2 * 60_000;

interface ReviewCardProps {
  readonly question: Question;
  readonly going: 'passing' | 'sending' | null;
  readonly position: string;
  readonly onAction: (action: QueueAction) => void;
  readonly onUndo: () => void;
}

/** The buttons stay in one place whatever the length of the text. */
export function ReviewCard({ question, going, position, onAction, onUndo }: ReviewCardProps) {
  const t = useText(deskQuestionTexts);
  const common = useText(commonTexts);
  const status = useRoom((room) => room.session.status);
  useTime(1000);
  const waitMs = nowMs() - Date.parse(question.askedAt);
  return (
    <article className={styles.card}>
      <header className={styles.head}>
        <h2>{t.number(question.no)}</h2>
        <span className={classes(styles.waited, waitMs >= LONG_WAIT_MS && styles.late)}>
          <Icon name="clock" size={16} />
          {t.waited(formatWait(waitMs))}
        </span>
        <span className={styles.position}>{position}</span>
      </header>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keys */}
      <div className={styles.reading} tabIndex={0}>
        <p className={styles.text}>{question.text}</p>
      </div>
      <p className={styles.author}>
        {[question.name, question.place, common.channel[question.channel]]
          .filter((part) => part !== '')
          .join(' · ')}
        {question.status === 'held' && ` · ${common.question.held} ${question.review?.note ?? ''}`}
      </p>
      <div className={styles.decisions}>
        {going === null ? (
          actionsFor(question, status).map((action) => (
            <Button
              key={action}
              look={action === 'pass' ? 'primary' : 'secondary'}
              aria-keyshortcuts={ACTION_KEYS[action]}
              onClick={() => onAction(action)}
            >
              <span>
                {t.actions[action]}{' '}
                <span aria-hidden="true" className={styles.key}>
                  {ACTION_KEYS[action]}
                </span>
              </span>
            </Button>
          ))
        ) : (
          <span className={styles.going}>
            <Going going={going} onUndo={onUndo} />
          </span>
        )}
      </div>
    </article>
  );
}
