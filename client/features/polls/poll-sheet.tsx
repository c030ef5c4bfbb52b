/** A poll as a sheet: the ballot, then the result as far as it may be shown. */
import { useState } from 'react';
import { formatCount } from '#client/lib/format.ts';
import { pollTexts } from '#client/locales/polls.ts';
import { refusalTexts } from '#client/locales/refusals.ts';
import { useText } from '#client/locales/texts.ts';
import { useMine, useNow, useRoomSession, useSend } from '#client/session/session-context.tsx';
import { Button } from '#client/ui/button.tsx';
import { Notice } from '#client/ui/feedback.tsx';
import { Sheet } from '#client/ui/sheet.tsx';
import { StateMark } from '#client/ui/state-mark.tsx';
import type { Poll } from '#shared/features/polls/state.ts';
import styles from './poll-card.module.css';
import { PollResult } from './poll-result.tsx';
import { pollViewOf } from './types/index.ts';
import { type PollStanding, pollStanding } from './view-model.ts';

interface PollSheetProps {
  readonly poll: Poll;
  readonly onClose: () => void;
  /** The session or the poll asks for a verified phone: the page shows how, then the ballot is still here. */
  readonly onVerify: () => void;
}

/** The sheet; closing it leaves a pill on the page. */
export function PollSheet({ poll, onClose, onVerify }: PollSheetProps) {
  const t = useText(pollTexts);
  const mine = useMine((value) => value);
  const counter = useNow((now) => now.polls[poll.id]);
  const [votedHere, setVotedHere] = useState(false);
  const { store } = useRoomSession();
  const noteVote = () => {
    setVotedHere(true);
    store.noteVoted(poll.id);
  };
  const standing = pollStanding(poll, counter, mine, votedHere);
  return (
    <Sheet title={poll.status === 'closed' ? t.final : t.vote} onClose={onClose}>
      <div className={styles.poll}>
        <p className={styles.title}>{poll.title}</p>
        {standing.canVote ? (
          <Ballot poll={poll} onVoted={noteVote} onVerify={onVerify} onClose={onClose} />
        ) : (
          <AfterVote standing={standing} />
        )}
      </div>
    </Sheet>
  );
}

function AfterVote({ standing }: { readonly standing: PollStanding }) {
  const t = useText(pollTexts);
  const { poll, voted, tally, turnout } = standing;
  return (
    <>
      {voted && <StateMark tone="done">{t.voted}</StateMark>}
      {poll.status === 'closed' && !voted && <StateMark tone="stopped">{t.closed}</StateMark>}
      <PollResult poll={poll} tally={tally} turnout={turnout} />
      {tally === null && <p className={styles.facts}>{t.turnout(formatCount(turnout))}</p>}
    </>
  );
}

interface BallotSectionProps extends PollSheetProps {
  readonly onVoted: () => void;
}

function Ballot({ poll, onVoted, onVerify, onClose }: BallotSectionProps) {
  const t = useText(pollTexts);
  const refusals = useText(refusalTexts);
  const send = useSend();
  const [answer, setAnswer] = useState<unknown>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const { Ballot: TypeBallot } = pollViewOf(poll.type);
  const vote = async () => {
    setBusy(true);
    const outcome = await send('polls:vote', { pollId: poll.id, answer });
    setBusy(false);
    if (outcome.ok || outcome.code === 'already_voted') return onVoted();
    if (outcome.code === 'verification_required' || outcome.code === 'not_in_electorate') onVerify();
    setProblem(refusals[outcome.code]);
  };
  return (
    <>
      <TypeBallot config={poll.config} answer={answer} onAnswer={setAnswer} />
      {problem !== null && (
        <Notice tone="bad" icon="warning" alert>
          {problem}
        </Notice>
      )}
      <div className={styles.facts}>
        <p>{poll.secret ? t.secret : t.named}</p>
        <p>{t.irrevocable}</p>
      </div>
      <Button look="primary" large wide busy={busy} disabled={answer === null} onClick={() => void vote()}>
        {t.vote}
      </Button>
      <Button look="quiet" wide onClick={onClose}>
        {t.later}
      </Button>
    </>
  );
}
