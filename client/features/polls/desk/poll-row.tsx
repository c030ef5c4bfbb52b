/** One poll on the desk: where it stands, its turnout and result, and what can be done with it. */

import { classes } from '#client/lib/classes.ts';
import { nowMs } from '#client/lib/clock.ts';
import { formatClock, formatCount } from '#client/lib/format.ts';
import { useTime } from '#client/lib/use-time.ts';
import { deskPollTexts } from '#client/locales/desk-polls.ts';
import { useText } from '#client/locales/texts.ts';
import type { Send } from '#client/session/command-sender.ts';
import { useNow, useRoom } from '#client/session/session-context.tsx';
import { Button } from '#client/ui/button.tsx';
import { StateMark } from '#client/ui/state-mark.tsx';
import { toast } from '#client/ui/toast.tsx';
import type { Poll } from '#shared/features/polls/state.ts';
import { PollResult } from '../poll-result.tsx';
import styles from './polls.module.css';
import { mayOpen } from './view-model.ts';

const TONES = { prepared: 'stopped', open: 'active', closed: 'done' } as const;

interface PollRowProps {
  readonly poll: Poll;
  readonly act: Send;
  readonly onAsk: (kind: 'edit' | 'open' | 'close' | 'remove') => void;
}

/** Actions first, result below. */
export function PollRow({ poll, act, onAsk }: PollRowProps) {
  const t = useText(deskPollTexts);
  const running = useRoom((room) => mayOpen(room.session.status));
  const over = useRoom((room) => room.session.endedAt !== null);
  const onWall = useRoom((room) => room.stage.screen.kind === 'poll' && room.stage.screen.pollId === poll.id);
  const toWall = async () => {
    const outcome = await act('stage:setScreen', { kind: 'poll', pollId: poll.id });
    if (outcome.ok) toast(t.done.onWall, 'good');
  };
  return (
    <li className={classes(styles.poll, poll.status === 'open' && styles.open)}>
      <div className={styles.line}>
        <StateMark tone={TONES[poll.status]}>{t.status[poll.status]}</StateMark>
        {poll.status !== 'prepared' && <Turnout poll={poll} />}
        {onWall && !over && <span className={styles.onWall}>{t.onWall}</span>}
      </div>
      <p className={styles.title}>{poll.title}</p>
      <div className={styles.actions}>
        {poll.status === 'prepared' && (
          <>
            <Button
              compact
              look="primary"
              disabled={!running}
              title={running ? undefined : t.editor.notRunning}
              onClick={() => onAsk('open')}
            >
              {t.open}
            </Button>
            <Button compact onClick={() => onAsk('edit')}>
              {t.change}
            </Button>
            <Button compact look="quiet" onClick={() => onAsk('remove')}>
              {t.remove}
            </Button>
          </>
        )}
        {poll.status === 'open' && (
          <Button compact look="danger" onClick={() => onAsk('close')}>
            {t.close}
          </Button>
        )}
        {poll.status !== 'prepared' && !onWall && !over && (
          <Button compact onClick={() => void toWall()}>
            {t.toWall}
          </Button>
        )}
      </div>
      {poll.status !== 'prepared' && <Outcome poll={poll} />}
    </li>
  );
}

function Turnout({ poll }: { readonly poll: Poll }) {
  const t = useText(deskPollTexts);
  const counter = useNow((now) => now.polls[poll.id]);
  useTime(1000);
  const turnout = poll.final?.turnout ?? counter?.turnout ?? 0;
  const since = poll.openedAt === null ? 0 : nowMs() - Date.parse(poll.openedAt);
  return (
    <span className={styles.quiet}>
      {t.turnout(formatCount(turnout))}
      {poll.status === 'open' && ` · ${t.running(formatClock(since))}`}
    </span>
  );
}

/** Folded away once the poll is closed, so that the next one is at hand. */
function Outcome({ poll }: { readonly poll: Poll }) {
  const t = useText(deskPollTexts);
  const counter = useNow((now) => now.polls[poll.id]);
  const { tally, turnout } = poll.final ?? counter ?? { tally: null, turnout: 0 };
  const result = <PollResult poll={poll} tally={tally} turnout={turnout} />;
  if (poll.status === 'open') return result;
  return (
    <details>
      <summary>{t.results}</summary>
      {result}
    </details>
  );
}
