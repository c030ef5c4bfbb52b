/** The result of a poll, as far as it may be shown. */
import { formatCount } from '#client/lib/format.ts';
import { pollTexts } from '#client/locales/polls.ts';
import { useText } from '#client/locales/texts.ts';
import type { Poll } from '#shared/features/polls/state.ts';
import styles from './poll-card.module.css';
import { pollViewOf } from './types/index.ts';

interface PollResultProps {
  readonly poll: Poll;
  /** Null while it is not to be shown. */
  readonly tally: unknown;
  readonly turnout: number;
  readonly huge?: boolean;
}

/** Bars and turnout, or the sentence that says when they will be shown. */
export function PollResult({ poll, tally, turnout, huge }: PollResultProps) {
  const t = useText(pollTexts);
  const { Result } = pollViewOf(poll.type);
  if (tally === null || tally === undefined) {
    return <p className={styles.result}>{poll.status === 'closed' ? t.noResult : t.afterClosing}</p>;
  }
  return (
    <div className={styles.result}>
      <Result config={poll.config} tally={tally} turnout={turnout} {...(huge === true ? { huge } : {})} />
      {huge !== true && (
        <p className={styles.facts}>
          {poll.status === 'closed' ? t.finalTurnout(formatCount(turnout)) : t.turnout(formatCount(turnout))}
        </p>
      )}
    </div>
  );
}
