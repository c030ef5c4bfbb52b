/** The department's desk in one session. */
import { DepartmentDesk } from '#client/features/questions/desk/department-desk.tsx';
import { deskQuestionTexts } from '#client/locales/desk-questions.ts';
import { deskSessionTexts } from '#client/locales/desk-sessions.ts';
import { useText } from '#client/locales/texts.ts';
import { useRoom, useSend } from '#client/session/session-context.tsx';
import { EmptyState } from '#client/ui/feedback.tsx';
import type { StaffMe } from '#shared/contract/http.ts';
import styles from './desk.module.css';
import { EndedNotice } from './ended-notice.tsx';
import { useAct } from './use-act.ts';

/** Only for departments that are invited. */
export function DepartmentPage({ staff }: { readonly staff: StaffMe }) {
  const act = useAct();
  const send = useSend();
  const { department } = useText(deskSessionTexts);
  const { noUnit } = useText(deskQuestionTexts).department;
  const unit = useRoom((room) => room.session.units.find((one) => one.id === staff.unitId) ?? null);
  if (staff.unitId === null) return <EmptyState title={noUnit} />;
  if (unit === null) return <EmptyState title={department.notInvited} />;
  return (
    <>
      <EndedNotice hasBoard={false} />
      <div className={styles.fill}>
        <DepartmentDesk unit={unit} act={act} send={send} />
      </div>
    </>
  );
}
