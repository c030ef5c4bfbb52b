/** 实录: what happened so far, the newest first. */
import { PollResult } from '#client/features/polls/poll-result.tsx';
import { AnswerView, PromiseView } from '#client/features/questions/answer-view.tsx';
import { type RecordEntry, recordEntries } from '#client/features/sessions/view-model.ts';
import { formatTime } from '#client/lib/format.ts';
import { sessionTexts } from '#client/locales/sessions.ts';
import { useText } from '#client/locales/texts.ts';
import { useRoom } from '#client/session/session-context.tsx';
import { EmptyState } from '#client/ui/feedback.tsx';
import styles from './citizen.module.css';

/** Stages, answers, promises and results with their times. */
export function RecordTab() {
  const t = useText(sessionTexts);
  const room = useRoom((value) => value);
  const entries = recordEntries(room);
  if (entries.length === 0) return <EmptyState title={t.recordEmpty} />;
  return (
    <ol className={styles.record}>
      {entries.map((entry) => (
        <li key={entry.key} className={styles.entry}>
          <time className={styles.entryTime} dateTime={entry.at}>
            {formatTime(entry.at)}
          </time>
          <EntryBody entry={entry} />
        </li>
      ))}
    </ol>
  );
}

function EntryBody({ entry }: { readonly entry: RecordEntry }) {
  const t = useText(sessionTexts);
  switch (entry.kind) {
    case 'started':
      return <span className={styles.entryTitle}>{t.recordStarted}</span>;
    case 'ended':
      return <span className={styles.entryTitle}>{t.recordEnded}</span>;
    case 'stage':
      return <span className={styles.entryTitle}>{t.recordStage(entry.stage.title)}</span>;
    case 'answer':
      return (
        <div className={styles.entryBody}>
          <span className={styles.entryTitle}>
            {t.recordAnswer(entry.answer.unitName, entry.question.no)}
          </span>
          <span className={styles.entryQuestion}>{entry.question.text}</span>
          <AnswerView answer={entry.answer} />
        </div>
      );
    case 'taken':
      return <TakenEntry entry={entry} />;
    case 'poll':
      return (
        <div className={styles.entryBody}>
          <span className={styles.entryTitle}>{t.recordPoll(entry.poll.title)}</span>
          <PollResult
            poll={entry.poll}
            tally={entry.poll.final?.tally ?? null}
            turnout={entry.poll.final?.turnout ?? 0}
          />
        </div>
      );
  }
}

function TakenEntry({ entry }: { readonly entry: Extract<RecordEntry, { kind: 'taken' }> }) {
  const t = useText(sessionTexts);
  const { settled } = entry.question;
  return (
    <div className={styles.entryBody}>
      <span className={styles.entryTitle}>{t.recordTaken(entry.unitName, entry.question.no)}</span>
      <span className={styles.entryQuestion}>{entry.question.text}</span>
      {settled?.how === 'taken' && <PromiseView unitName={entry.unitName} commitment={settled.commitment} />}
    </div>
  );
}
