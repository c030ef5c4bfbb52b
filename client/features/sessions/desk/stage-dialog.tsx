/** Goes to any stage of the agenda: back to one that was cut short, or past one. */
import { nowMs } from '#client/lib/clock.ts';
import { formatClock } from '#client/lib/format.ts';
import { deskSessionTexts } from '#client/locales/desk-sessions.ts';
import { useText } from '#client/locales/texts.ts';
import { Dialog } from '#client/ui/sheet.tsx';
import { currentRun, type SessionState } from '#shared/features/sessions/state.ts';
import styles from './runner.module.css';
import { usedMs } from './view-model.ts';

interface StageDialogProps {
  readonly session: SessionState;
  readonly onEnter: (stageId: string) => void;
  readonly onClose: () => void;
}

/** Mounted while it is open. */
export function StageDialog({ session, onEnter, onClose }: StageDialogProps) {
  const { runner: t } = useText(deskSessionTexts);
  const run = currentRun(session);
  return (
    <Dialog title={t.chooseTitle} onClose={onClose}>
      <ol className={styles.stages}>
        {session.agenda.map((stage, at) => (
          <li key={stage.id}>
            <button
              type="button"
              aria-current={stage.id === run?.stageId ? 'step' : undefined}
              onClick={() => onEnter(stage.id)}
            >
              <span>{String(at + 1).padStart(2, '0')}</span>
              <strong>{stage.title}</strong>
              {stage.id === run?.stageId && <em>{t.now}</em>}
              <span>
                {t.used(formatClock(usedMs(session, stage.id, nowMs())), formatClock(stage.minutes * 60_000))}
              </span>
            </button>
          </li>
        ))}
      </ol>
    </Dialog>
  );
}
