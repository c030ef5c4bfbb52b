/** Two switches: whether questions and comments are taken in at present. */
import { deskSessionTexts } from '#client/locales/desk-sessions.ts';
import { useText } from '#client/locales/texts.ts';
import type { Send } from '#client/session/command-sender.ts';
import { useRoom } from '#client/session/session-context.tsx';
import styles from './runner.module.css';

/** Each says in a word what it is now. */
export function IntakeSwitches({ act }: { readonly act: Send }) {
  const { runner: t } = useText(deskSessionTexts);
  const intake = useRoom((room) => room.session.intake);
  const switches = [
    { name: t.intake, on: intake.questions, next: { ...intake, questions: !intake.questions } },
    { name: t.intakeComments, on: intake.comments, next: { ...intake, comments: !intake.comments } },
  ];
  return (
    <span className={styles.intake}>
      {switches.map(({ name, on, next }) => (
        <button
          key={name}
          type="button"
          role="switch"
          aria-checked={on}
          className={styles.switch}
          onClick={() => void act('sessions:setIntake', next)}
        >
          <span aria-hidden="true" className={styles.knob} />
          {t.intakeIs(name, on)}
        </button>
      ))}
    </span>
  );
}
