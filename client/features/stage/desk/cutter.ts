/** Presses on the programme's buttons, one after the other, each on the programme that is on air by then [T53]. */
import type { FailureCode, Outcome } from '#client/lib/outcome.ts';
import type { ReadableStore } from '#client/lib/store.ts';
import type { InputOf } from '#shared/contract/catalogue.ts';
import type { Programme, StageState } from '#shared/features/stage/state.ts';
import { cutPayload } from './programme-changes.ts';

/** What a press changes. It may be asked again, with a newer programme. */
export type ProgrammeChange = (programme: Programme) => Programme;

/** Presses a button of the programme. */
export type Cut = (change: ProgrammeChange) => void;

export interface CutterPorts {
  /** What is on air as far as this desk knows. */
  readonly stage: ReadableStore<Pick<StageState, 'programme' | 'cutSeq'>>;
  readonly send: (cut: InputOf<'stage:cut'>) => Promise<Outcome<unknown>>;
  /** Tells the person why a press had no effect. */
  readonly refused: (code: FailureCode) => void;
  readonly nowMs: () => number;
}

/** After it a press is no answer any more to what is on air: the network held it up. */
export const PRESS_LIFE_MS = 3000;

/** Cuts that keep their order. A promise is fulfilled when its press took effect or was refused. */
export function createCutter({ stage, send, refused, nowMs }: CutterPorts) {
  let before: Promise<void> = Promise.resolve();
  const carryOut = async (change: ProgrammeChange, endMs: number): Promise<void> => {
    // The one before it was held up by the network.
    if (nowMs() >= endMs) return refused('timed_out');
    for (;;) {
      const { programme, cutSeq } = stage.get();
      const outcome = await send({ ...cutPayload(change(programme)), after: cutSeq });
      if (outcome.ok) return;
      const again = outcome.code === 'conflict' && (await isNewer(stage, cutSeq, endMs - nowMs()));
      if (!again) return refused(outcome.code);
    }
  };
  return (change: ProgrammeChange): Promise<void> => {
    const endMs = nowMs() + PRESS_LIFE_MS;
    const turn = before.then(() => carryOut(change, endMs));
    before = turn.catch(() => undefined);
    return turn;
  };
}

/** Whether another programme than that of `cutSeq` becomes known within `ms`. */
function isNewer(stage: CutterPorts['stage'], cutSeq: number, ms: number): Promise<boolean> {
  return new Promise((resolve) => {
    const end = (newer: boolean) => {
      clearTimeout(timer);
      unsubscribe();
      resolve(newer);
    };
    const look = () => (ms > 0 && stage.get().cutSeq !== cutSeq ? end(true) : undefined);
    const timer = setTimeout(() => end(false), Math.max(ms, 0));
    const unsubscribe = stage.subscribe(look);
    look();
  });
}
