/** An open poll that was put aside waits here. */
import { citizenTexts } from '#client/locales/citizen.ts';
import { useText } from '#client/locales/texts.ts';
import { Pill } from '#client/ui/feedback.tsx';
import styles from './citizen.module.css';
import type { Sheets } from './use-sheets.ts';

/** Above the bottom bar. */
export function PollPill({ sheets }: { readonly sheets: Sheets }) {
  const t = useText(citizenTexts);
  const { waitingPollId } = sheets;
  if (waitingPollId === null) return null;
  return (
    <div className={styles.pills}>
      <Pill strong icon="poll" onClick={() => sheets.show({ kind: 'poll', pollId: waitingPollId })}>
        {t.pollPill}
      </Pill>
    </div>
  );
}
