/** Departments named in a command, looked up among those of the body. */
import type { UnitRef } from '#shared/features/sessions/state.ts';
import { ok, type Result, refuse } from '#shared/kernel/result.ts';
import type { Facts } from './decision.ts';

/** Lead and co-units by id: all must be known, and none be both [K10]. */
export function findDepartments(
  leadUnitId: string | null,
  coUnitIds: readonly string[],
  facts: Pick<Facts, 'units'>,
): Result<{ readonly lead: UnitRef | null; readonly coUnits: readonly UnitRef[] }> {
  const known = (id: string) => facts.units.find((unit) => unit.id === id);
  const ids = [...new Set(coUnitIds)];
  if (leadUnitId !== null && ids.includes(leadUnitId)) return refuse('conflict', 'lead is a co-unit too');
  const coUnits = ids.flatMap((id) => known(id) ?? []);
  const lead = leadUnitId === null ? null : known(leadUnitId);
  if (coUnits.length < ids.length || lead === undefined) return refuse('not_found', 'department');
  return ok({ lead, coUnits });
}
