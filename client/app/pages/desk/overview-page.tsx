/** For those who plan or look on: where the session stands, and what was asked. */
import { QuestionDigest } from '#client/features/questions/desk/question-digest.tsx';
import { RunnerBar } from '#client/features/sessions/desk/runner-bar.tsx';
import type { StaffRole } from '#shared/kernel/roles.ts';
import styles from './desk.module.css';
import { EndedNotice } from './ended-notice.tsx';
import { useAct } from './use-act.ts';

/** Committee officers can announce and close from here. */
export function OverviewPage({ role }: { readonly role: StaffRole }) {
  const act = useAct();
  return (
    <>
      <RunnerBar act={act} role={role} />
      <EndedNotice hasBoard />
      <div className={styles.page}>
        <QuestionDigest />
      </div>
    </>
  );
}
