/** The department's desk: what is on air on top, the other questions by urgency, and the answer beside them. */
import { useState } from 'react';
import { classes } from '#client/lib/classes.ts';
import { nowMs } from '#client/lib/clock.ts';
import { formatClock, formatCount, formatWait } from '#client/lib/format.ts';
import { useTime } from '#client/lib/use-time.ts';
import { deskQuestionTexts } from '#client/locales/desk-questions.ts';
import { useText } from '#client/locales/texts.ts';
import type { Send } from '#client/session/command-sender.ts';
import { useNow, useRoom } from '#client/session/session-context.tsx';
import { EmptyState } from '#client/ui/feedback.tsx';
import { Icon } from '#client/ui/icon.tsx';
import { StateMark, type StateTone } from '#client/ui/state-mark.tsx';
import type { Question } from '#shared/features/questions/state.ts';
import type { UnitRef } from '#shared/features/sessions/state.ts';
import styles from './department.module.css';
import { standingOf, type UnitStanding, unitQueue } from './department-model.ts';
import { DepartmentQuestion } from './department-question.tsx';
import { waitingSince } from './view-model.ts';

const TONES: Readonly<Record<UnitStanding, StateTone>> = {
  onAir: 'active',
  waiting: 'waiting',
  drafted: 'info',
  answered: 'done',
  taken: 'info',
  settled: 'done',
};

interface DepartmentDeskProps {
  readonly unit: UnitRef;
  readonly act: Send;
  readonly send: Send;
}

/** The list keeps its order by urgency; what is chosen stays chosen. */
export function DepartmentDesk({ unit, act, send }: DepartmentDeskProps) {
  const { department: t } = useText(deskQuestionTexts);
  const byId = useRoom((room) => room.questions.byId);
  const supports = useNow((now) => now.supports);
  const [chosenId, setChosenId] = useState<string | null>(null);
  const queue = unitQueue(Object.values(byId), unit.id, supports);
  const onAir = queue.find((question) => question.answering?.unitId === unit.id);
  const chosen = queue.find((question) => question.id === chosenId) ?? onAir ?? queue[0];
  // Whatever is opened first stays open: an answer must never slip under another question.
  if (chosenId === null && chosen !== undefined) setChosenId(chosen.id);
  return (
    <div className={styles.desk}>
      <section className={styles.queue} aria-label={t.mine}>
        {onAir !== undefined && <OnAir question={onAir} onSelect={() => setChosenId(onAir.id)} />}
        <h2>
          {t.mine} <span className={styles.count}>{queue.length}</span>
        </h2>
        {queue.length === 0 && <EmptyState title={t.none}>{t.noneHint}</EmptyState>}
        <ul>
          {queue.map((question) => (
            <Row
              key={question.id}
              question={question}
              unitId={unit.id}
              supports={supports[question.id] ?? 0}
              selected={question.id === chosen?.id}
              onSelect={() => setChosenId(question.id)}
            />
          ))}
        </ul>
      </section>
      <section className={styles.work} aria-label={t.form}>
        {chosen === undefined ? (
          <EmptyState title={t.pick} />
        ) : (
          <DepartmentQuestion key={chosen.id} question={chosen} unit={unit} act={act} send={send} />
        )}
      </section>
    </div>
  );
}

function OnAir({ question, onSelect }: { readonly question: Question; readonly onSelect: () => void }) {
  const t = useText(deskQuestionTexts);
  useTime(1000);
  const since = question.answering === null ? 0 : nowMs() - Date.parse(question.answering.since);
  return (
    <button type="button" className={styles.onAir} onClick={onSelect}>
      <span className={styles.onAirHead}>
        <Icon name="microphone" size={18} />
        {t.department.onAir}
        <time>{formatClock(since)}</time>
      </span>
      <span className={styles.onAirText}>
        {t.number(question.no)} {question.text}
      </span>
    </button>
  );
}

interface RowProps {
  readonly question: Question;
  readonly unitId: string;
  readonly supports: number;
  readonly selected: boolean;
  readonly onSelect: () => void;
}

function Row({ question, unitId, supports, selected, onSelect }: RowProps) {
  const t = useText(deskQuestionTexts);
  useTime(10_000);
  const startedAt = useRoom((room) => room.session.startedAt);
  const standing = standingOf(question, unitId);
  const owed = standing === 'waiting' || standing === 'drafted';
  return (
    <li className={classes(styles.row, selected && styles.selected)}>
      <button type="button" aria-current={selected ? 'true' : undefined} onClick={onSelect}>
        <span className={styles.rowHead}>
          <strong>{t.number(question.no)}</strong>
          <span className={styles.support}>
            <Icon name="support" size={11} />
            {formatCount(supports)}
          </span>
          {owed && (
            <span>{t.waited(formatWait(nowMs() - Date.parse(waitingSince(question, startedAt))))}</span>
          )}
          <span className={styles.end}>
            <StateMark tone={TONES[standing]}>{t.department.states[standing]}</StateMark>
          </span>
        </span>
        <span className={styles.words}>{question.text}</span>
      </button>
    </li>
  );
}
