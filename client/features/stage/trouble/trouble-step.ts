/** How far a report of "I cannot see or hear" is. No React. */
import type { FailureCode, Outcome } from '#client/lib/outcome.ts';
import type { TroubleProblem } from '#shared/features/stage/health.ts';

export interface TroubleStep {
  /** What was chosen: advice on it needs no answer of the server. */
  readonly problem: TroubleProblem | null;
  /** On its way to the desk, which takes a while without a connection. */
  readonly running: boolean;
  /** The short number, once the desk has it. */
  readonly no: string | null;
  readonly failure: FailureCode | null;
}

export const NOT_CHOSEN: TroubleStep = { problem: null, running: false, no: null, failure: null };

/** Somebody chose; null while the touch before is still on its way, so that nothing is reported twice. */
export function chosen(step: TroubleStep, problem: TroubleProblem): TroubleStep | null {
  return step.running ? null : { problem, running: true, no: null, failure: null };
}

/** The desk has it, or not; what was chosen and the advice stay. */
export function answered(step: TroubleStep, outcome: Outcome<{ readonly no: string }>): TroubleStep {
  return outcome.ok
    ? { ...step, running: false, no: outcome.value.no }
    : { ...step, running: false, failure: outcome.code };
}

/** The sheet was closed: what is still on its way stays, so that it is not reported again; what was read is done. */
export function closed(step: TroubleStep): TroubleStep {
  return step.running ? step : NOT_CHOSEN;
}
