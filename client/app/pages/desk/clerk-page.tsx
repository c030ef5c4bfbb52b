/** The clerk's desk: enter questions for others, and see what is where. */
import { ClerkForm } from '#client/features/questions/desk/clerk-form.tsx';
import { QuestionDigest } from '#client/features/questions/desk/question-digest.tsx';
import { CaptionTypist } from '#client/features/replay/desk/caption-typist.tsx';
import { LiveCaptions } from '#client/features/replay/live-captions.tsx';
import { Counters } from '#client/features/sessions/desk/counters.tsx';
import styles from './desk.module.css';
import { EndedNotice } from './ended-notice.tsx';
import { useAct } from './use-act.ts';

/** Form on the left, list on the right. */
export function ClerkPage() {
  const act = useAct();
  return (
    <>
      <div className={styles.bar}>
        <Counters />
      </div>
      <EndedNotice hasBoard />
      <CaptionTypist act={act} />
      <LiveCaptions />
      <div className={styles.halves}>
        <ClerkForm act={act} />
        <QuestionDigest />
      </div>
    </>
  );
}
