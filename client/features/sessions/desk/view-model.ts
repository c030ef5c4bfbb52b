/** What the desk shows of a running session: the stage, its time, and which moves are possible now. */
import {
  currentRun,
  type SessionState,
  type SessionStatus,
  type Stage,
} from '#shared/features/sessions/state.ts';
import type { StaffRole } from '#shared/kernel/roles.ts';

/** The stage that runs now. */
export interface StageClock {
  readonly stage: Stage;
  /** As written: `03`. */
  readonly no: string;
  readonly usedMs: number;
  readonly plannedMs: number;
  /** 0 while it is in time. */
  readonly overMs: number;
}

/** Time spent in a stage: all its stays together. */
export function usedMs(session: SessionState, stageId: string, now: number): number {
  return session.runs
    .filter((run) => run.stageId === stageId)
    .reduce((sum, run) => {
      const until = run.leftAt === null ? now : Date.parse(run.leftAt);
      return sum + Math.max(0, until - Date.parse(run.enteredAt));
    }, 0);
}

/** The clock of the running stage, or null between stages. */
export function stageClock(session: SessionState, now: number): StageClock | null {
  const run = currentRun(session);
  const at = session.agenda.findIndex((stage) => stage.id === run?.stageId);
  const stage = session.agenda[at];
  if (stage === undefined) return null;
  const used = usedMs(session, stage.id, now);
  const planned = stage.minutes * 60_000;
  return {
    stage,
    no: String(at + 1).padStart(2, '0'),
    usedMs: used,
    plannedMs: planned,
    overMs: Math.max(0, used - planned),
  };
}

/** The stage after the running one; the first before any. */
export function nextStage(session: SessionState): Stage | null {
  const run = currentRun(session);
  const at = session.agenda.findIndex((stage) => stage.id === run?.stageId);
  return session.agenda[at + 1] ?? null;
}

export type Move = 'announce' | 'start' | 'pause' | 'resume' | 'end' | 'close';

const MOVES: Readonly<Record<SessionStatus, readonly Move[]>> = {
  preparing: ['announce', 'start'],
  announced: ['start'],
  live: ['pause', 'end'],
  paused: ['resume', 'end'],
  compiling: [],
  handling: ['close'],
  closed: [],
};

/** Moves that the state allows and the role may make, the usual one first. */
export function movesFor(status: SessionStatus, role: StaffRole): readonly Move[] {
  return MOVES[status].filter((move) => mayMove(move, role));
}

function mayMove(move: Move, role: StaffRole): boolean {
  if (role === 'administrator') return true;
  if (move === 'announce') return role === 'moderator' || role === 'committee';
  return move === 'close' ? role === 'committee' : role === 'moderator';
}

/** Who creates sessions and changes their plan. */
export function mayPlan(role: StaffRole): boolean {
  return role === 'administrator' || role === 'moderator' || role === 'committee';
}

/** Before the end questions and comments come in and the plan can be changed. */
export function isBeforeEnd(status: SessionStatus): boolean {
  return status === 'preparing' || status === 'announced' || status === 'live' || status === 'paused';
}
