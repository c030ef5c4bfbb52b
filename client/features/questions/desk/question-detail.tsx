/** The selected question in full: words, review, drafts and answers, with everything that can be done now. */
import type { ReactNode } from 'react';
import { classes } from '#client/lib/classes.ts';
import { deskQuestionTexts } from '#client/locales/desk-questions.ts';
import { useText } from '#client/locales/texts.ts';
import { Button } from '#client/ui/button.tsx';
import type { Question } from '#shared/features/questions/state.ts';
import type { UnitRef } from '#shared/features/sessions/state.ts';
import { ACTION_KEYS } from './keys.ts';
import styles from './queue.module.css';
import { unitName } from './units.ts';
import type { QueueAction } from './view-model.ts';

interface QuestionDetailProps {
  readonly question: Question | null;
  readonly units: readonly UnitRef[];
  readonly actions: readonly QueueAction[];
  readonly onAction: (action: QueueAction) => void;
  /** Further buttons: who answers by voice, off the wall. */
  readonly more: ReactNode;
}

/** Keeps its height whatever is selected. */
export function QuestionDetail({ question, units, actions, onAction, more }: QuestionDetailProps) {
  const t = useText(deskQuestionTexts);
  if (question === null) {
    return (
      <section className={classes(styles.detail, styles.nothing)} aria-label={t.detail.label}>
        {t.detail.none}
      </section>
    );
  }
  return (
    <section className={styles.detail} aria-label={t.detail.label}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keys */}
      <div className={styles.reading} tabIndex={0}>
        <p className={styles.full}>
          <strong>{t.number(question.no)}</strong> {question.text}
        </p>
        <Extras question={question} units={units} />
      </div>
      <div className={styles.actions}>
        {actions.map((action, at) => (
          <Button
            key={action}
            compact
            look={at === 0 ? 'primary' : 'secondary'}
            aria-keyshortcuts={ACTION_KEYS[action]}
            onClick={() => onAction(action)}
          >
            <span>
              {t.actions[action]}
              <span aria-hidden="true" className={styles.key}>
                {ACTION_KEYS[action]}
              </span>
            </span>
          </Button>
        ))}
        {more}
      </div>
    </section>
  );
}

function Extras({ question, units }: { readonly question: Question; readonly units: readonly UnitRef[] }) {
  const t = useText(deskQuestionTexts);
  const drafts = Object.values(question.drafts ?? {}).filter(
    (draft) => !question.answers.some((answer) => answer.unitId === draft.unitId),
  );
  return (
    <>
      {question.original !== undefined && <Extra title={t.detail.original}>{question.original}</Extra>}
      {question.review !== undefined && question.review.by !== '' && (
        <Extra title={t.detail.reviewer(question.review.by)}>{question.review.note ?? ''}</Extra>
      )}
      {question.answers.map((answer) => (
        <Extra key={answer.id} title={t.detail.answerOf(answer.unitName)}>
          {answer.text}
        </Extra>
      ))}
      {drafts.map((draft) => (
        <Extra key={draft.unitId} title={t.detail.draftOf(unitName(units, draft.unitId))}>
          {draft.text === '' ? t.detail.noDraftText : draft.text}
        </Extra>
      ))}
    </>
  );
}

function Extra({ title, children }: { readonly title: string; readonly children: string }) {
  return (
    <p className={styles.extra}>
      <strong>{title}</strong>
      {children}
    </p>
  );
}
