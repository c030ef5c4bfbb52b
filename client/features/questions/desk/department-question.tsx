/** One question in the hands of a department: read it, say that it is being answered, answer it, promise. */
import { nowMs } from '#client/lib/clock.ts';
import { formatMoment } from '#client/lib/format.ts';
import { deskQuestionTexts } from '#client/locales/desk-questions.ts';
import { useText } from '#client/locales/texts.ts';
import type { Send } from '#client/session/command-sender.ts';
import { useRoom } from '#client/session/session-context.tsx';
import { Button } from '#client/ui/button.tsx';
import { Notice } from '#client/ui/feedback.tsx';
import type { Answer, Question } from '#shared/features/questions/state.ts';
import type { UnitRef } from '#shared/features/sessions/state.ts';
import { AnswerForm } from './answer-form.tsx';
import { CommitmentList } from './commitment-list.tsx';
import styles from './department.module.css';

interface DepartmentQuestionProps {
  readonly question: Question;
  readonly unit: UnitRef;
  readonly act: Send;
  readonly send: Send;
}

/** A settled question shows what was promised instead of the form. */
export function DepartmentQuestion({ question, unit, act, send }: DepartmentQuestionProps) {
  const t = useText(deskQuestionTexts);
  const over = useRoom((room) => room.session.endedAt !== null);
  const ours = question.answering?.unitId === unit.id;
  const mine = question.answers.filter((answer) => answer.unitId === unit.id);
  const speak = (on: boolean) =>
    void act('questions:setAnswering', { questionId: question.id, unitId: on ? unit.id : null });
  return (
    <article className={styles.question}>
      <header>
        <h2>{t.number(question.no)}</h2>
        <span>
          {t.department.askedBy(question.name, question.place)} · {formatMoment(question.askedAt, nowMs())}
        </span>
      </header>
      <p className={styles.text}>{question.text}</p>
      {question.settled === null && !over && (
        <Button
          look={ours ? 'primary' : 'secondary'}
          icon="microphone"
          aria-pressed={ours}
          onClick={() => speak(!ours)}
        >
          {ours ? t.department.stopSpeaking : t.department.startSpeaking}
        </Button>
      )}
      {mine.length > 0 && (
        <section>
          <h3>{t.department.published}</h3>
          {mine.map((answer) => (
            <Published key={answer.id} answer={answer} />
          ))}
        </section>
      )}
      {question.settled === null ? (
        <AnswerForm question={question} unit={unit} act={act} send={send} />
      ) : (
        <Settled question={question} />
      )}
    </article>
  );
}

function Published({ answer }: { readonly answer: Answer }) {
  return (
    <div className={styles.published}>
      <p>{answer.text}</p>
      {answer.commitment !== null && <CommitmentList commitment={answer.commitment} />}
      <small>{formatMoment(answer.at, nowMs())}</small>
    </div>
  );
}

function Settled({ question }: { readonly question: Question }) {
  const { department: t } = useText(deskQuestionTexts);
  const { settled } = question;
  if (settled?.how === 'taken') {
    return (
      <Notice>
        <strong>{t.states.taken}</strong>
        <CommitmentList commitment={settled.commitment} />
      </Notice>
    );
  }
  return <Notice tone="good">{t.states.settled}</Notice>;
}
