/** Tells the desk of trouble, once, whatever becomes of the sheet meanwhile [H3]: to be held by who opens the sheet. */
import { useState } from 'react';
import { useRoomSession } from '#client/session/session-context.tsx';
import type { TroubleProblem } from '#shared/features/stage/health.ts';
import type { ProgrammeWatch } from '../use-programme.ts';
import { troubleFacts } from './trouble-facts.ts';
import { answered, chosen, closed, NOT_CHOSEN, type TroubleStep } from './trouble-step.ts';

export interface TroubleReport {
  readonly step: TroubleStep;
  readonly tell: (problem: TroubleProblem) => void;
  /** The sheet was closed. */
  readonly close: () => void;
}

export function useTroubleReport({ state, viewer }: ProgrammeWatch): TroubleReport {
  const { signalling } = useRoomSession();
  const [step, setStep] = useState(NOT_CHOSEN);
  const tell = async (problem: TroubleProblem) => {
    const begun = chosen(step, problem);
    if (begun === null) return;
    setStep(begun);
    const facts = await troubleFacts(state, viewer);
    const sent = await signalling.call('stage:reportTrouble', { problem, way: state?.way ?? 'text', facts });
    setStep(answered(begun, sent));
  };
  return { step, tell: (problem) => void tell(problem), close: () => setStep(closed) };
}
