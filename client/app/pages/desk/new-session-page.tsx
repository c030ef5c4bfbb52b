/** Creates a session: `/desk/new`. */
import { useState } from 'react';
import { useLocation } from 'wouter';
import { FailedPage } from '#client/app/message-page.tsx';
import { PlanForm } from '#client/features/sessions/desk/plan-form.tsx';
import { newPlan, type PlanForm as Plan, toPayload } from '#client/features/sessions/desk/plan-model.ts';
import { mayPlan } from '#client/features/sessions/desk/view-model.ts';
import { nowMs } from '#client/lib/clock.ts';
import { postJson } from '#client/lib/http.ts';
import { newCommandId } from '#client/lib/ids.ts';
import { usePageTitle } from '#client/lib/page.ts';
import { deskSessionTexts } from '#client/locales/desk-sessions.ts';
import { refusalTexts } from '#client/locales/refusals.ts';
import { useText } from '#client/locales/texts.ts';
import { Spinner } from '#client/ui/feedback.tsx';
import { toast } from '#client/ui/toast.tsx';
import type { ReplyOf } from '#shared/contract/catalogue.ts';
import type { StaffMe, UnitItem } from '#shared/contract/http.ts';
import styles from './desk.module.css';
import { useLoaded } from './use-loaded.ts';

/** There is no room yet, so the command goes by HTTP. */
export function NewSessionPage({ staff }: { readonly staff: StaffMe }) {
  const t = useText(deskSessionTexts);
  usePageTitle(`${t.plan.create} · ${staff.tenantName}`);
  const [, go] = useLocation();
  const units = useLoaded<readonly UnitItem[]>('/api/units');
  const [start] = useState(() => newPlan(nowMs()));
  const save = async (plan: Plan) => {
    const outcome = await postJson<ReplyOf<'sessions:create'>>('/api/commands', {
      as: 'staff',
      name: 'sessions:create',
      commandId: newCommandId(),
      payload: toPayload(plan),
    });
    if (!outcome.ok) {
      toast(refusalTexts.get()[outcome.code], 'bad');
      return false;
    }
    toast(t.plan.created, 'good');
    go(`/desk/s/${outcome.value.code}`);
    return true;
  };
  if (!mayPlan(staff.role)) return <FailedPage code="forbidden" retry={() => go('/desk')} />;
  if (units.failure !== null) return <FailedPage code={units.failure} retry={units.reload} />;
  return (
    <div className={styles.page}>
      <div className={styles.title}>
        <h1>{t.plan.create}</h1>
      </div>
      {units.value === null ? (
        <Spinner />
      ) : (
        <PlanForm
          isNew
          mayAddUnits={staff.role === 'administrator'}
          draftKey="draft.plan.new"
          start={start}
          units={units.value}
          keptUnitIds={[]}
          onSave={save}
        />
      )}
    </div>
  );
}
