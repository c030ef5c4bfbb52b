/** Presses on the programme's buttons, one after the other, each on the programme that is on air by then [T53]. */
import type { FailureCode, Outcome } from '#client/lib/outcome.ts';
import type { ReadableStore } from '#client/lib/store.ts';
import type { InputOf, ReplyOf } from '#shared/contract/catalogue.ts';
import type { Programme, StageState } from '#shared/features/stage/state.ts';
import { cutPayload } from './programme-changes.ts';

/** What a press changes; the same object when there is nothing to change. It may be asked again, with a newer one. */
export type ProgrammeChange = (programme: Programme) => Programme;

/** Presses a button of the programme. */
export type Cut = (change: ProgrammeChange) => void;

/** A programme that is on air, and its number. */
type OnAir = Pick<StageState, 'programme' | 'cutSeq'>;

export interface CutterPorts {
  /** What is on air as far as this desk was told. */
  readonly stage: ReadableStore<OnAir>;
  readonly send: (cut: InputOf<'stage:cut'>) => Promise<Outcome<ReplyOf<'stage:cut'>>>;
  /** Tells the person why a press had no effect. */
  readonly refused: (code: FailureCode) => void;
  readonly nowMs: () => number;
}

/** After it a press is no answer any more to what is on air: the network held it up. */
export const PRESS_LIFE_MS = 3000;

/** Cuts that keep their order. A promise is fulfilled when its press took effect or was refused. */
export function createCutter(ports: CutterPorts): (change: ProgrammeChange) => Promise<void> {
  return new Cutter(ports).press;
}

class Cutter {
  readonly #ports: CutterPorts;
  /** What this desk put on air itself: the answer may come before the news of it, or without any. */
  #own: OnAir | null = null;
  /** Whether the press before was carried out. */
  #before: Promise<boolean> = Promise.resolve(true);

  constructor(ports: CutterPorts) {
    this.#ports = ports;
  }

  readonly press = async (change: ProgrammeChange): Promise<void> => {
    const endMs = this.#ports.nowMs() + PRESS_LIFE_MS;
    const turn = this.#before.then((done) => {
      // The network ate the one before it, and this one has become old meanwhile.
      const isOld = !done && this.#ports.nowMs() >= endMs;
      return isOld ? this.#giveUp('timed_out') : this.#carryOut(change, endMs);
    });
    this.#before = turn.catch(() => false);
    await turn;
  };

  async #carryOut(change: ProgrammeChange, endMs: number): Promise<boolean> {
    for (let base = this.#newest(); ; ) {
      const programme = change(base.programme);
      if (programme === base.programme) return true;
      const outcome = await this.#ports.send({ ...cutPayload(programme), after: base.cutSeq });
      if (outcome.ok) {
        this.#own = { programme, cutSeq: outcome.value.cutSeq };
        return true;
      }
      const next = outcome.code === 'conflict' ? await this.#newerThan(base, endMs) : null;
      // Who put a card up, or took it down, has changed what every other press is about.
      if (next === null || next.programme.card !== base.programme.card) return this.#giveUp(outcome.code);
      base = next;
    }
  }

  #giveUp(code: FailureCode): boolean {
    this.#ports.refused(code);
    return false;
  }

  #newest(): OnAir {
    const told = this.#ports.stage.get();
    return this.#own !== null && this.#own.cutSeq > told.cutSeq ? this.#own : told;
  }

  /** What is on air after `base`, or null when the press is too old before it becomes known. */
  #newerThan({ cutSeq }: OnAir, endMs: number): Promise<OnAir | null> {
    const { stage, nowMs } = this.#ports;
    return new Promise((resolve) => {
      const end = (newer: OnAir | null): void => {
        clearTimeout(timer);
        unsubscribe();
        resolve(newer);
      };
      const look = (): void => {
        const newest = this.#newest();
        if (nowMs() < endMs && newest.cutSeq > cutSeq) end(newest);
      };
      const timer = setTimeout(() => end(null), Math.max(endMs - nowMs(), 0));
      const unsubscribe = stage.subscribe(look);
      look();
    });
  }
}
