/** One thing that was said or shown, in words. */
import type { ReactNode } from 'react';
import { formatDate } from '#client/lib/format.ts';
import { replayTexts } from '#client/locales/replay.ts';
import { useText } from '#client/locales/texts.ts';
import type { Poll } from '#shared/features/polls/state.ts';
import type { Commitment } from '#shared/features/questions/state.ts';
import type { Talk } from '#shared/features/replay/views.ts';
import styles from './replay-room.module.css';

interface TalkBodyProps {
  readonly talk: Talk;
  readonly renderPoll: (poll: Poll) => ReactNode;
}

/** A heading where it is more than a comment, then the words. */
export function TalkBody({ talk, renderPoll }: TalkBodyProps) {
  const t = useText(replayTexts);
  switch (talk.kind) {
    case 'comment':
      return (
        <p className={styles.body}>
          <span className={styles.who}>{talk.name}</span> {talk.text}
        </p>
      );
    case 'question':
      return (
        <div className={styles.body}>
          <p className={styles.head}>{t.question(talk.no)}</p>
          <p className={styles.words}>{talk.text}</p>
          <p className={styles.who}>{[talk.name, talk.place].filter(Boolean).join(' · ')}</p>
        </div>
      );
    case 'answer':
      return (
        <div className={styles.body}>
          <p className={styles.head}>
            {(talk.live ? t.answerLive : t.answerWritten)(talk.unitName, talk.no)}
          </p>
          <p className={styles.words}>{talk.text === '' ? t.answerNoText : talk.text}</p>
          {talk.commitment !== null && <Promised commitment={talk.commitment} />}
        </div>
      );
    case 'taken':
      return (
        <div className={styles.body}>
          <p className={styles.head}>{t.taken(talk.unitName, talk.no)}</p>
          <Promised commitment={talk.commitment} />
        </div>
      );
    case 'poll':
      return (
        <div className={styles.body}>
          <p className={styles.head}>{t.poll(talk.poll.title)}</p>
          {renderPoll(talk.poll)}
        </div>
      );
  }
}

function Promised({ commitment: { measure, due, owner } }: { readonly commitment: Commitment }) {
  const { commitment: t } = useText(replayTexts);
  const lines = [
    [t.measure, measure],
    [t.due, due === '' ? '' : formatDate(due)],
    [t.owner, owner],
  ].filter(([, value]) => value !== '');
  if (lines.length === 0) return null;
  return <p className={styles.promised}>{lines.map(([term, value]) => `${term}：${value}`).join('　')}</p>;
}
