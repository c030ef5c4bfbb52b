/** The state of a stream: a mark, and below it why it does not go. */
import { refusalTexts } from '#client/locales/refusals.ts';
import { useText } from '#client/locales/texts.ts';
import { StateMark } from '#client/ui/state-mark.tsx';
import type { StreamStatus } from './stream-words.ts';
import styles from './streams.module.css';

/** Not read aloud as it changes: a countdown would never be quiet. */
export function StreamState({ status }: { readonly status: StreamStatus }) {
  const refusals = useText(refusalTexts);
  return (
    <>
      <StateMark tone={status.tone} wrap>
        {status.words}
      </StateMark>
      {status.reason !== null && <span className={styles.why}>{refusals[status.reason]}</span>}
    </>
  );
}
