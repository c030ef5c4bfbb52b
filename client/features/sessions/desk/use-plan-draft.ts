/** A plan that survives a reload: kept on this device until it is saved. */
import { useState } from 'react';
import { remember, remembered } from '#client/lib/storage.ts';
import { SESSION_KINDS } from '#shared/features/sessions/events.ts';
import { STAGE_KINDS } from '#shared/features/sessions/state.ts';
import type { PlanForm, StageForm } from './plan-model.ts';

/** The plan being written, and whether it differs from what it began with. */
export function usePlanDraft(key: string, start: PlanForm) {
  const [plan, setPlan] = useState(() => parsePlan(remembered(key) ?? '') ?? start);
  const [changed, setChanged] = useState(() => remembered(key) !== null);
  return {
    plan,
    changed,
    change(next: Partial<PlanForm>) {
      const whole = { ...plan, ...next };
      setPlan(whole);
      setChanged(true);
      remember(key, JSON.stringify(whole));
    },
    /** Saved or given up: what is kept here is no longer needed. */
    forget(next: PlanForm) {
      remember(key, '');
      setPlan(next);
      setChanged(false);
    },
  };
}

/** What a device kept, or null when it is nothing of ours. */
export function parsePlan(kept: string): PlanForm | null {
  try {
    const value: unknown = JSON.parse(kept);
    if (!isRecord(value) || !Array.isArray(value.unitIds) || !Array.isArray(value.agenda)) return null;
    const { title, topic, when, policy } = value;
    const kind = SESSION_KINDS.find((one) => one === value.kind);
    if (typeof title !== 'string' || typeof topic !== 'string' || typeof when !== 'string') return null;
    if (kind === undefined || !isRecord(policy)) return null;
    const guests = (['watch', 'comment', 'verified'] as const).find((one) => one === policy.guests);
    const units: readonly unknown[] = value.unitIds;
    const agenda: readonly unknown[] = value.agenda;
    return {
      title,
      kind,
      topic,
      when,
      unitIds: units.filter((id) => typeof id === 'string'),
      agenda: agenda.map(parseStage).filter((stage) => stage !== null),
      policy: {
        guests: guests ?? 'comment',
        reviewQuestions: policy.reviewQuestions !== false,
        reviewComments: policy.reviewComments !== false,
      },
    };
  } catch {
    return null;
  }
}

function parseStage(value: unknown): StageForm | null {
  if (!isRecord(value)) return null;
  const { id, title, minutes } = value;
  const kind = STAGE_KINDS.find((one) => one === value.kind);
  if (typeof id !== 'string' || typeof title !== 'string' || typeof minutes !== 'string') return null;
  return kind === undefined ? null : { id, kind, title, minutes };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
