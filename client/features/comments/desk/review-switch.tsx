/** Whether comments are reviewed before they are shown. Turning it off is asked about, turning it on is not. */
import { useState } from 'react';
import { deskCommentTexts } from '#client/locales/desk-comments.ts';
import { useText } from '#client/locales/texts.ts';
import type { Send } from '#client/session/command-sender.ts';
import { useRoom } from '#client/session/session-context.tsx';
import { ConfirmDialog } from '#client/ui/confirm-dialog.tsx';
import { StateMark } from '#client/ui/state-mark.tsx';
import styles from './comments.module.css';

interface ReviewSwitchProps {
  readonly act: Send;
  readonly mayTurn: boolean;
}

/** A switch for those who may turn it, a word for the others. */
export function ReviewSwitch({ act, mayTurn }: ReviewSwitchProps) {
  const t = useText(deskCommentTexts);
  const policy = useRoom((room) => room.session.policy);
  const [asking, setAsking] = useState(false);
  const on = policy.reviewComments;
  const words = t.reviewIs(on);
  const turn = (reviewComments: boolean) => {
    setAsking(false);
    void act('sessions:change', { policy: { ...policy, reviewComments } });
  };
  if (!mayTurn) return <StateMark tone={on ? 'done' : 'stopped'}>{words}</StateMark>;
  return (
    <>
      <button
        type="button"
        role="switch"
        aria-checked={on}
        className={styles.switch}
        onClick={() => (on ? setAsking(true) : turn(true))}
      >
        <span aria-hidden="true" className={styles.knob} />
        {words}
      </button>
      {asking && (
        <ConfirmDialog
          danger
          title={t.confirmOff.title}
          action={t.confirmOff.action}
          cancel={t.cancel}
          onConfirm={() => turn(false)}
          onClose={() => setAsking(false)}
        >
          <p>{t.confirmOff.text}</p>
        </ConfirmDialog>
      )}
    </>
  );
}
