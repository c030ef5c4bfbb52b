/** Changes the plan of a session: `/desk/s/<code>/plan`. */
import { useState } from 'react';
import { FailedPage } from '#client/app/message-page.tsx';
import { PlanForm } from '#client/features/sessions/desk/plan-form.tsx';
import { type PlanForm as Plan, planOf, toPayload } from '#client/features/sessions/desk/plan-model.ts';
import { isBeforeEnd, mayPlan } from '#client/features/sessions/desk/view-model.ts';
import { deskSessionTexts } from '#client/locales/desk-sessions.ts';
import { useText } from '#client/locales/texts.ts';
import { useRoom } from '#client/session/session-context.tsx';
import { Notice, Spinner } from '#client/ui/feedback.tsx';
import { toast } from '#client/ui/toast.tsx';
import type { StaffMe, UnitItem } from '#shared/contract/http.ts';
import styles from './desk.module.css';
import { useAct } from './use-act.ts';
import { useLoaded } from './use-loaded.ts';

/** The form begins with the plan as it was when the page was opened. */
export function PlanPage({ staff }: { readonly staff: StaffMe }) {
  const { plan: t } = useText(deskSessionTexts);
  const act = useAct();
  const units = useLoaded<readonly UnitItem[]>('/api/units');
  const session = useRoom((room) => room.session);
  const questions = useRoom((room) => room.questions.byId);
  const [start, setStart] = useState(() => planOf(session));
  const save = async (plan: Plan) => {
    const outcome = await act('sessions:change', toPayload(plan));
    if (!outcome.ok) return false;
    setStart(plan);
    toast(t.saved, 'good');
    return true;
  };
  if (!mayPlan(staff.role)) return <FailedPage code="forbidden" retry={() => history.back()} />;
  if (units.failure !== null) return <FailedPage code={units.failure} retry={units.reload} />;
  const holding = [...new Set(Object.values(questions).flatMap((question) => question.unitIds))];
  return (
    <div className={styles.page}>
      <div className={styles.title}>
        <h2>{t.change}</h2>
      </div>
      {!isBeforeEnd(session.status) && <Notice tone="waiting">{t.fixed}</Notice>}
      {units.value === null ? (
        <Spinner />
      ) : (
        isBeforeEnd(session.status) && (
          <PlanForm
            isNew={false}
            mayAddUnits={staff.role === 'administrator'}
            draftKey={`draft.plan.${session.id}`}
            start={start}
            units={units.value}
            keptUnitIds={holding}
            onSave={save}
          />
        )
      )}
    </div>
  );
}
