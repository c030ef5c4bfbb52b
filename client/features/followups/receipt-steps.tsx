/** The author's thread as steps of a line, the present one open at its end. */
import { formatDate } from '#client/lib/format.ts';
import type { CommonTexts } from '#client/locales/common.ts';
import type { TrackTexts } from '#client/locales/track.ts';
import { StateMark } from '#client/ui/state-mark.tsx';
import type { ReceiptStep, ReceiptThread } from '#shared/features/followups/views.ts';
import { OutcomeMark } from './marks.tsx';
import { ToMoment } from './moment-link.tsx';
import { ReplyBody } from './published-reply.tsx';
import styles from './receipt.module.css';
import { lookOfStep, nextDate, publishedIndex } from './receipt-view-model.ts';
import type { TimelineStep } from './timeline.tsx';

interface Words {
  readonly t: TrackTexts;
  readonly common: CommonTexts;
}

/** All steps that happened, then what is under way. */
export function receiptTimeline(thread: ReceiptThread, words: Words): readonly TimelineStep[] {
  const past = thread.steps.map(
    (step, index): TimelineStep => ({
      key: `${step.kind}-${index}`,
      title: words.t.step[step.kind],
      at: step.at,
      who: step.unitNames.filter((name) => name !== '').join('、'),
      look: lookOfStep(step),
      body: <StepBody thread={thread} step={step} index={index} words={words} />,
    }),
  );
  return [...past, nowStep(thread, words.t)];
}

function nowStep(thread: ReceiptThread, t: TrackTexts): TimelineStep {
  const { next } = thread;
  return {
    key: 'now',
    title: t.next[next.kind],
    at: null,
    look: next.kind === 'nothing' ? 'past' : 'now',
    body: <NextDateWords next={thread.next} t={t} />,
  };
}

/** What comes next, who does it, and by when. */
export function NextWords({ thread, t }: { readonly thread: ReceiptThread; readonly t: TrackTexts }) {
  const { next, question } = thread;
  const unit = next.unitName === '' ? t.nextText.someUnit : next.unitName;
  const text = t.nextText[next.kind];
  const sentence = typeof text === 'string' ? text : text(unit);
  return (
    <>
      <p>{next.kind === 'nothing' && question.status === 'returned' ? t.nothingReturned : sentence}</p>
      <NextDateWords next={next} t={t} />
    </>
  );
}

interface NextDateWordsProps {
  readonly next: ReceiptThread['next'];
  readonly t: TrackTexts;
}

function NextDateWords({ next, t }: NextDateWordsProps) {
  const by = nextDate(next);
  if (by === null) return null;
  return (
    <span className={styles.next}>
      <strong>{by.kind === 'due' ? t.by(formatDate(by.date)) : t.promised(formatDate(by.date))}</strong>
      {next.overdue && <StateMark tone="live">{t.overdue}</StateMark>}
    </span>
  );
}

interface StepBodyProps {
  readonly thread: ReceiptThread;
  readonly step: ReceiptStep;
  readonly index: number;
  readonly words: Words;
}

function StepBody({ thread, step, index, words }: StepBodyProps) {
  const { t } = words;
  switch (step.kind) {
    case 'held':
      return t.heldHint;
    case 'returned':
      return <ReturnedBody step={step} words={words} />;
    case 'answered':
      return <AnswerBody thread={thread} step={step} words={words} />;
    case 'settled':
      return <SettledBody thread={thread} step={step} words={words} />;
    case 'followup.published':
      return <PublishedBody thread={thread} step={step} index={index} />;
    default:
      return step.text === '' ? null : step.text;
  }
}

/** To the moment of the recording, under the last step that says that it was answered. */
function AnswerMoment({ thread, step }: Pick<StepBodyProps, 'thread' | 'step'>) {
  const last = thread.steps.findLast(({ kind }) => kind === 'answered' || kind === 'settled');
  if (!thread.answerRecorded || step !== last) return null;
  return (
    <p>
      <ToMoment code={thread.sessionCode} questionId={thread.question.id} />
    </p>
  );
}

function SettledBody({ thread, step, words }: Omit<StepBodyProps, 'index'>) {
  return (
    <>
      <p>{step.text === '' ? words.t.answeredLive : step.text}</p>
      <AnswerMoment thread={thread} step={step} />
    </>
  );
}

function AnswerBody(props: Omit<StepBodyProps, 'index'>) {
  return (
    <>
      <AnswerWords {...props} />
      <AnswerMoment {...props} />
    </>
  );
}

function AnswerWords({ step, words }: Pick<StepBodyProps, 'step' | 'words'>) {
  const { answer, text } = step;
  if (text === '' && answer === undefined) return words.t.byVoice;
  const promise = answer?.commitment ?? { measure: '', due: '', owner: '' };
  return (
    <ReplyBody
      text={text === '' ? words.t.byVoice : text}
      measure={promise.measure}
      due={promise.due}
      owner={promise.owner}
      evidence=""
    />
  );
}

function ReturnedBody({ step, words }: Pick<StepBodyProps, 'step' | 'words'>) {
  return (
    <>
      {step.reason !== undefined && <strong>{words.common.returnReason[step.reason]}</strong>}
      {step.text !== '' && <p>{step.text}</p>}
    </>
  );
}

function PublishedBody({ thread, step, index }: Omit<StepBodyProps, 'words'>) {
  const reply = thread.item?.replies[publishedIndex(thread.steps, index)];
  return (
    <>
      {step.outcome !== undefined && <OutcomeMark outcome={step.outcome} />}
      {reply === undefined ? <p>{step.text}</p> : <ReplyBody {...reply} />}
    </>
  );
}
