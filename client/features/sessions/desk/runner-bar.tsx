/** The top bar of the moderator: where the agenda stands and how long it takes, and the moves of the session. */
import { useState } from 'react';
import { classes } from '#client/lib/classes.ts';
import { nowMs } from '#client/lib/clock.ts';
import { formatClock, formatUntil } from '#client/lib/format.ts';
import { useTime } from '#client/lib/use-time.ts';
import { commonTexts } from '#client/locales/common.ts';
import { deskSessionTexts } from '#client/locales/desk-sessions.ts';
import { useText } from '#client/locales/texts.ts';
import type { Send } from '#client/session/command-sender.ts';
import { useRoom } from '#client/session/session-context.tsx';
import { Button } from '#client/ui/button.tsx';
import { Progress } from '#client/ui/feedback.tsx';
import { StateMark, type StateTone } from '#client/ui/state-mark.tsx';
import { toast } from '#client/ui/toast.tsx';
import type { SessionState, SessionStatus } from '#shared/features/sessions/state.ts';
import type { StaffRole } from '#shared/kernel/roles.ts';
import { Counters } from './counters.tsx';
import { IntakeSwitches } from './intake-switches.tsx';
import { MoveDialog } from './move-dialog.tsx';
import styles from './runner.module.css';
import { StageMoves } from './stage-moves.tsx';
import { isBeforeEnd, type Move, movesFor, stageClock } from './view-model.ts';

const TONES: Readonly<Record<SessionStatus, StateTone>> = {
  preparing: 'stopped',
  announced: 'waiting',
  live: 'live',
  paused: 'waiting',
  compiling: 'info',
  handling: 'info',
  closed: 'done',
};

interface RunnerBarProps {
  readonly act: Send;
  readonly role: StaffRole;
}

/** Two rows at most; its height does not change while the session runs. */
export function RunnerBar({ act, role }: RunnerBarProps) {
  const t = useText(deskSessionTexts);
  const common = useText(commonTexts);
  const session = useRoom((room) => room.session);
  const [asking, setAsking] = useState<Move | null>(null);
  const running = session.status === 'live' || session.status === 'paused';
  const runs = role === 'moderator' || role === 'administrator';
  const resume = async () => {
    const outcome = await act('sessions:resume', {});
    if (outcome.ok) toast(t.done.resumed, 'good');
  };
  return (
    <section className={styles.bar} aria-label={t.sub.live}>
      <StateMark tone={TONES[session.status]}>{common.session[session.status]}</StateMark>
      <StageClockLine session={session} />
      {runs && running && session.agenda.length > 0 && <StageMoves session={session} act={act} />}
      {movesFor(session.status, role).map((move, at) => (
        <Button
          key={move}
          compact
          look={move === 'end' ? 'danger' : at === 0 && !running ? 'primary' : 'secondary'}
          onClick={() => (move === 'resume' ? void resume() : setAsking(move))}
        >
          {t.runner[move]}
        </Button>
      ))}
      {runs && isBeforeEnd(session.status) && session.status !== 'preparing' && <IntakeSwitches act={act} />}
      <span className={styles.grow} />
      <Counters />
      {asking !== null && <MoveDialog move={asking} act={act} onClose={() => setAsking(null)} />}
    </section>
  );
}

function StageClockLine({ session }: { readonly session: SessionState }) {
  const { runner: t } = useText(deskSessionTexts);
  useTime(1000);
  const now = nowMs();
  const clock = stageClock(session, now);
  if (session.startedAt === null) {
    const left = Date.parse(session.scheduledAt) - now;
    return <span className={styles.quiet}>{left > 0 ? t.startsIn(formatUntil(left)) : t.overdueStart}</span>;
  }
  if (clock === null) return null;
  const over = clock.overMs > 0;
  return (
    <div className={classes(styles.clock, over && styles.over)}>
      <div className={styles.stage}>
        <strong title={clock.stage.title}>{t.stage(clock.no, clock.stage.title)}</strong>
        <span className={styles.time}>{t.used(formatClock(clock.usedMs), formatClock(clock.plannedMs))}</span>
        {over && <span className={styles.time}>{t.over(formatClock(clock.overMs))}</span>}
      </div>
      <Progress value={clock.usedMs} max={clock.plannedMs} label={clock.stage.title} />
    </div>
  );
}
