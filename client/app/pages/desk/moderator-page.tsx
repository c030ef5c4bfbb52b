/** The moderator's desk: what goes out on the left, the queue in the middle, comments on the right. */
import { CommentsPanel } from '#client/features/comments/desk/comments-panel.tsx';
import { PollsPanel } from '#client/features/polls/desk/polls-panel.tsx';
import { QueueBoard } from '#client/features/questions/desk/queue-board.tsx';
import { KeepingWarning } from '#client/features/replay/desk/keeping-warning.tsx';
import { RunnerBar } from '#client/features/sessions/desk/runner-bar.tsx';
import { MediaWarning } from '#client/features/stage/desk/media-warning.tsx';
import { StagePanel } from '#client/features/stage/desk/stage-panel.tsx';
import { classes } from '#client/lib/classes.ts';
import { useRoom } from '#client/session/session-context.tsx';
import type { StaffRole } from '#shared/kernel/roles.ts';
import styles from './desk.module.css';
import { EndedNotice } from './ended-notice.tsx';
import { useAct } from './use-act.ts';

/**
 * Fills the window at 1440 × 900; on a phone one below the other, the queue first. After the end there is no
 * stage any more, which lets go of this page's devices [T51]; what stays is what can still be done [S14].
 */
export function ModeratorPage({ role }: { readonly role: StaffRole }) {
  const act = useAct();
  const over = useRoom((room) => room.session.endedAt !== null);
  const polled = useRoom((room) => Object.values(room.polls.byId).some(({ status }) => status === 'closed'));
  const hasLeft = !over || polled;
  return (
    <>
      <RunnerBar act={act} role={role} />
      {!over && <MediaWarning />}
      {!over && <KeepingWarning />}
      <EndedNotice hasBoard />
      <div className={classes(styles.columns, !hasLeft && styles.noLeft)}>
        {hasLeft && (
          <div className={styles.left}>
            {over ? (
              <PollsPanel act={act} />
            ) : (
              <StagePanel act={act}>
                <PollsPanel act={act} />
              </StagePanel>
            )}
          </div>
        )}
        <div className={styles.middle}>
          <QueueBoard act={act} />
        </div>
        <div className={styles.right}>
          <CommentsPanel act={act} mayTurnReview />
        </div>
      </div>
    </>
  );
}
