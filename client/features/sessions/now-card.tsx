/** The "now" card: the one thing that is happening, in a place of fixed height. */
import type { ReactNode } from 'react';
import { classes } from '#client/lib/classes.ts';
import { formatClock } from '#client/lib/format.ts';
import { useTime } from '#client/lib/use-time.ts';
import { citizenTexts } from '#client/locales/citizen.ts';
import { useText } from '#client/locales/texts.ts';
import { useRoom } from '#client/session/session-context.tsx';
import { StateMark } from '#client/ui/state-mark.tsx';
import type { Stage } from '#shared/features/sessions/state.ts';
import styles from './session-head.module.css';
import { type CurrentStage, currentStage, type Happening, happeningNow, stageAfter } from './view-model.ts';

interface NowCardProps {
  /** What can be done about it, such as a button to vote. */
  readonly action?: (happening: Happening) => ReactNode;
}

/** Reads the room and says what is happening. */
export function NowCard({ action }: NowCardProps) {
  const t = useText(citizenTexts);
  const happening = useRoom(happeningNow);
  const stage = useRoom((room) => currentStage(room.session));
  const calm = happening.kind !== 'answering' && happening.kind !== 'poll';
  return (
    <section className={classes(styles.now, calm && styles.calm)} aria-label={t.now.label}>
      <span className={styles.nowLabel}>
        <strong>{t.now.label}</strong>
        {stage !== null &&
          ` ${t.now.stageNo(stage.no)}${stage.stage === shownStage(happening) ? '' : ` ${stage.stage.title}`}`}
      </span>
      <span className={styles.nowClock}>{stage !== null && <StageClock current={stage} />}</span>
      <div className={styles.nowText}>
        <div aria-live="polite">
          <HappeningWords happening={happening} />
        </div>
        {action?.(happening)}
      </div>
    </section>
  );
}

/** The stage that the card's main line names already. */
function shownStage(happening: Happening): Stage | null {
  return happening.kind === 'stage' ? happening.stage : null;
}

function HappeningWords({ happening }: { readonly happening: Happening }) {
  const t = useText(citizenTexts);
  switch (happening.kind) {
    case 'answering':
      return (
        <>
          <StateMark tone="active" wrap>
            {t.now.answering(happening.unitName, happening.question.no)}
          </StateMark>
          <span className={styles.nowMore}>{happening.question.text}</span>
        </>
      );
    case 'poll':
      return (
        <>
          <StateMark tone="active" wrap>
            {t.now.poll}
          </StateMark>
          <span className={styles.nowMore}>{happening.poll.title}</span>
        </>
      );
    case 'stage':
      return <StageWords stage={happening.stage} />;
    case 'paused':
    case 'break':
    case 'begun':
      return t.now[happening.kind];
  }
}

/** A stage, and what follows it. */
function StageWords({ stage }: { readonly stage: Stage }) {
  const t = useText(citizenTexts);
  const next = useRoom((room) => stageAfter(room.session, stage.id));
  return (
    <>
      {stage.title}
      {next !== null && <span className={styles.nowMore}>{t.now.next(next.title)}</span>}
    </>
  );
}

function StageClock({ current }: { readonly current: CurrentStage }) {
  const t = useText(citizenTexts);
  const now = useTime(1000);
  const used = current.beforeMs + Math.max(0, now - Date.parse(current.run.enteredAt));
  return (
    <span title={t.now.usedLabel}>
      {t.now.used(formatClock(used), formatClock(current.stage.minutes * 60_000))}
    </span>
  );
}
