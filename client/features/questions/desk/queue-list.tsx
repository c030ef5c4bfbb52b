/** The rows of one tab, under a pill that says how many new ones wait. */
import { nowMs } from '#client/lib/clock.ts';
import { useTime } from '#client/lib/use-time.ts';
import { deskQuestionTexts } from '#client/locales/desk-questions.ts';
import { useText } from '#client/locales/texts.ts';
import { useRoom } from '#client/session/session-context.tsx';
import { Button } from '#client/ui/button.tsx';
import { EmptyState, Pill } from '#client/ui/feedback.tsx';
import type { Question } from '#shared/features/questions/state.ts';
import type { UnitRef } from '#shared/features/sessions/state.ts';
import { QuestionCard } from './question-card.tsx';
import styles from './queue.module.css';
import type { Queue } from './use-queue.ts';
import type { Review } from './use-review.ts';
import { type QueueAction, type QueueTab, waitingSince } from './view-model.ts';

/** What is taken most in each tab, at hand on every row. */
const QUICK: Readonly<Record<QueueTab, readonly QueueAction[]>> = {
  waiting: ['pass', 'return'],
  ready: ['route', 'screen'],
  routed: ['screen', 'answered'],
  answering: ['answered'],
  answered: ['screen'],
  returned: [],
};

interface QueueListProps {
  readonly queue: Queue;
  readonly review: Review;
  readonly units: readonly UnitRef[];
  readonly startedAt: string | null;
  readonly onScreenId: string | null;
  readonly actionsOf: (question: Question) => readonly QueueAction[];
  readonly onAction: (action: QueueAction, question: Question) => void;
}

/** Scrolls by itself; the page stays. */
export function QueueList(props: QueueListProps) {
  const { queue, review, units, startedAt, onScreenId, actionsOf, onAction } = props;
  const t = useText(deskQuestionTexts);
  useTime(1000);
  const now = nowMs();
  if (queue.rows.length === 0) return <NothingHere queue={queue} />;
  return (
    <>
      {queue.fresh > 0 && (
        <div className={styles.pill}>
          <Pill icon="up" onClick={queue.takeIn}>
            {t.fresh(queue.fresh)}
          </Pill>
        </div>
      )}
      <ul className={styles.list}>
        {queue.rows.map((question) => (
          <QuestionCard
            key={question.id}
            question={question}
            supports={queue.supports[question.id] ?? 0}
            waitMs={now - Date.parse(waitingSince(question, startedAt))}
            units={units}
            selected={question.id === queue.selected?.id}
            onScreen={question.id === onScreenId}
            going={review.going(question)}
            onSelect={() => queue.select(question.id)}
            onUndo={() => review.undo(question)}
            quick={QUICK[queue.tab]
              .filter((action) => actionsOf(question).includes(action))
              .map((action, at) => (
                <Button
                  key={action}
                  compact
                  look={at === 0 ? 'secondary' : 'quiet'}
                  onClick={() => onAction(action, question)}
                >
                  {t.actions[action]}
                </Button>
              ))}
          />
        ))}
      </ul>
    </>
  );
}

function NothingHere({ queue }: { readonly queue: Queue }) {
  const t = useText(deskQuestionTexts);
  const over = useRoom((room) => room.session.endedAt !== null);
  if (queue.search.trim() === '') {
    return <EmptyState title={t.empty[queue.tab]}>{!over && t.emptyHint[queue.tab]}</EmptyState>;
  }
  return (
    <EmptyState title={t.emptySearch}>
      <Button compact onClick={() => queue.setSearch('')}>
        {t.clearSearch}
      </Button>
    </EmptyState>
  );
}
