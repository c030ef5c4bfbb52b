/** Goes to the next stage with one press, or to any other. */
import { useState } from 'react';
import { deskSessionTexts } from '#client/locales/desk-sessions.ts';
import { useText } from '#client/locales/texts.ts';
import type { Send } from '#client/session/command-sender.ts';
import { Button } from '#client/ui/button.tsx';
import { toast } from '#client/ui/toast.tsx';
import type { SessionState } from '#shared/features/sessions/state.ts';
import styles from './runner.module.css';
import { StageDialog } from './stage-dialog.tsx';
import { nextStage } from './view-model.ts';

interface StageMovesProps {
  readonly session: SessionState;
  readonly act: Send;
}

/** For a session with an agenda that runs. */
export function StageMoves({ session, act }: StageMovesProps) {
  const t = useText(deskSessionTexts);
  const [choosing, setChoosing] = useState(false);
  const next = nextStage(session);
  const enter = async (stageId: string) => {
    setChoosing(false);
    const outcome = await act('sessions:enterStage', { stageId });
    const title = session.agenda.find((stage) => stage.id === stageId)?.title ?? '';
    if (outcome.ok) toast(t.done.stage(title));
  };
  return (
    <>
      <Button
        compact
        className={styles.next}
        disabled={next === null}
        title={next?.title}
        onClick={() => next !== null && void enter(next.id)}
      >
        {next === null ? t.runner.lastStage : t.runner.next(next.title)}
      </Button>
      <Button compact look="quiet" onClick={() => setChoosing(true)}>
        {t.runner.choose}
      </Button>
      {choosing && (
        <StageDialog
          session={session}
          onEnter={(stageId) => void enter(stageId)}
          onClose={() => setChoosing(false)}
        />
      )}
    </>
  );
}
