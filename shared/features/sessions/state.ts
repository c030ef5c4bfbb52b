/** A session as a whole: what it is, where it stands, its agenda and who may take part. */
import type { EventMeta } from '#shared/kernel/command.ts';
import { assertNever } from '#shared/kernel/never.ts';
import type { SessionEvent, SessionKind } from './events.ts';

/**
 * 筹备 → 预告征集 → 进行中 ⇄ 暂停 → 整理中 → 办理中 → 办结.
 * Ending a session begins its compilation.
 */
export type SessionStatus =
  | 'preparing'
  | 'announced'
  | 'live'
  | 'paused'
  | 'compiling'
  | 'handling'
  | 'closed';

/** Stages of an agenda in their usual order (domain.md, "During"). */
export const STAGE_KINDS = [
  'opening',
  'briefing',
  'opinions',
  'interaction',
  'responses',
  'debate',
  'vote',
  'remarks',
  'break',
] as const;
export type StageKind = (typeof STAGE_KINDS)[number];

export interface Stage {
  readonly id: string;
  readonly kind: StageKind;
  readonly title: string;
  readonly minutes: number;
}

/** An invited department. */
export interface UnitRef {
  readonly id: string;
  readonly name: string;
}

export interface SessionPolicy {
  /** What people without an account may do. */
  readonly guests: 'watch' | 'comment' | 'verified';
  /** Review before display (default on). */
  readonly reviewQuestions: boolean;
  readonly reviewComments: boolean;
}

/** One stay in a stage; `leftAt` is null while it lasts. */
export interface StageRun {
  readonly stageId: string;
  readonly enteredAt: string;
  readonly leftAt: string | null;
}

export interface SessionState {
  readonly id: string;
  readonly code: string;
  readonly tenantId: string;
  readonly tenantName: string;
  readonly title: string;
  readonly kind: SessionKind;
  readonly topic: string;
  readonly scheduledAt: string;
  readonly status: SessionStatus;
  readonly startedAt: string | null;
  readonly endedAt: string | null;
  readonly units: readonly UnitRef[];
  readonly agenda: readonly Stage[];
  readonly runs: readonly StageRun[];
  readonly policy: SessionPolicy;
  /** Whether questions and comments are taken in at present. */
  readonly intake: { readonly questions: boolean; readonly comments: boolean };
}

/** Before `session.created`; an id of '' means that there is no such session. */
export const NO_SESSION: SessionState = {
  id: '',
  code: '',
  tenantId: '',
  tenantName: '',
  title: '',
  kind: 'consultation',
  topic: '',
  scheduledAt: '',
  status: 'preparing',
  startedAt: null,
  endedAt: null,
  units: [],
  agenda: [],
  runs: [],
  policy: { guests: 'comment', reviewQuestions: true, reviewComments: true },
  intake: { questions: false, comments: false },
};

/** The state after one event. */
export function applySession(state: SessionState, event: SessionEvent, meta: EventMeta): SessionState {
  switch (event.type) {
    case 'session.created': {
      const { type: _type, ...facts } = event;
      return { ...NO_SESSION, ...facts };
    }
    case 'session.changed':
      return { ...state, ...event.change };
    case 'session.announced':
      return { ...state, status: 'announced', intake: { ...state.intake, questions: true } };
    case 'session.started':
      return { ...state, status: 'live', startedAt: meta.at, intake: { questions: true, comments: true } };
    case 'session.paused':
      return { ...state, status: 'paused' };
    case 'session.resumed':
      return { ...state, status: 'live' };
    case 'session.stageEntered':
      return { ...state, runs: [...leaveStage(state.runs, meta.at), enterStage(event.stageId, meta.at)] };
    case 'session.intakeSet':
      return { ...state, intake: { questions: event.questions, comments: event.comments } };
    case 'session.ended':
      return {
        ...state,
        status: 'compiling',
        endedAt: meta.at,
        runs: leaveStage(state.runs, meta.at),
        intake: { questions: false, comments: false },
      };
    case 'session.handlingBegun':
      return { ...state, status: 'handling' };
    case 'session.closed':
      return { ...state, status: 'closed' };
    default:
      return assertNever(event);
  }
}

function enterStage(stageId: string, at: string): StageRun {
  return { stageId, enteredAt: at, leftAt: null };
}

function leaveStage(runs: readonly StageRun[], at: string): readonly StageRun[] {
  return runs.map((run) => (run.leftAt === null ? { ...run, leftAt: at } : run));
}

/** The stage that runs now, or null. */
export function currentRun(state: SessionState): StageRun | null {
  return state.runs.find((run) => run.leftAt === null) ?? null;
}

/** Milliseconds since the session went live, or null before. */
export function programmeMs(state: SessionState, at: string): number | null {
  return state.startedAt === null ? null : Math.max(0, Date.parse(at) - Date.parse(state.startedAt));
}
