/** From the room to what is happening now: one card, one agenda, one record. No React. */
import type { RoomState } from '#shared/contract/room.ts';
import type { Poll } from '#shared/features/polls/state.ts';
import type { Answer, Question } from '#shared/features/questions/state.ts';
import { currentRun, type SessionState, type Stage, type StageRun } from '#shared/features/sessions/state.ts';

/** What the "now" card says, the most important thing first. */
export type Happening =
  | { readonly kind: 'answering'; readonly unitName: string; readonly question: Question }
  | { readonly kind: 'poll'; readonly poll: Poll }
  | { readonly kind: 'paused' }
  | { readonly kind: 'break' }
  | { readonly kind: 'stage'; readonly stage: Stage }
  | { readonly kind: 'begun' };

/** What is happening in a session that is live or paused. */
export function happeningNow(room: RoomState): Happening {
  if (room.session.status === 'paused') return { kind: 'paused' };
  const answering = answeringNow(room);
  if (answering !== null) return answering;
  const poll = openPolls(room)[0];
  if (poll !== undefined) return { kind: 'poll', poll };
  const stage = currentStage(room.session)?.stage;
  if (room.stage.programme.card === 'break' || stage?.kind === 'break') return { kind: 'break' };
  return stage === undefined ? { kind: 'begun' } : { kind: 'stage', stage };
}

/** Who is answering what, or null. */
export function answeringNow(room: RoomState): Extract<Happening, { kind: 'answering' }> | null {
  const question = Object.values(room.questions.byId).find((one) => one.answering !== null);
  if (question === undefined || question.answering === null) return null;
  const { unitId } = question.answering;
  const unitName = room.session.units.find((unit) => unit.id === unitId)?.name ?? '';
  return { kind: 'answering', unitName, question };
}

/** Polls in which people can vote, the newest first. */
export function openPolls(room: RoomState): readonly Poll[] {
  return Object.values(room.polls.byId)
    .filter((poll) => poll.status === 'open')
    .sort((a, b) => b.no - a.no);
}

export interface CurrentStage {
  readonly stage: Stage;
  readonly run: StageRun;
  /** Its place in the agenda, from 1. */
  readonly no: number;
  /** Spent in it before this stay. */
  readonly beforeMs: number;
}

/** The stage that runs, with the time that it used earlier. */
export function currentStage(session: SessionState): CurrentStage | null {
  const run = currentRun(session);
  if (run === null) return null;
  const at = session.agenda.findIndex((one) => one.id === run.stageId);
  const stage = session.agenda[at];
  if (stage === undefined) return null;
  const earlier = session.runs.filter((one) => one.stageId === stage.id && one.leftAt !== null);
  return { stage, run, no: at + 1, beforeMs: sumOf(earlier.map((one) => runMs(one, one.enteredAt))) };
}

/** What the agenda has after a stage; null after the last. */
export function stageAfter({ agenda }: SessionState, stageId: string): Stage | null {
  const at = agenda.findIndex((one) => one.id === stageId);
  return at === -1 ? null : (agenda[at + 1] ?? null);
}

function runMs(run: StageRun, now: string): number {
  return Math.max(0, Date.parse(run.leftAt ?? now) - Date.parse(run.enteredAt));
}

function sumOf(numbers: readonly number[]): number {
  return numbers.reduce((sum, one) => sum + one, 0);
}

export interface AgendaRow {
  readonly stage: Stage;
  readonly state: 'ahead' | 'running' | 'done';
  readonly usedMs: number;
}

/** The agenda with what was used of each stage until `now` (milliseconds). */
export function agendaRows(session: SessionState, now: number): readonly AgendaRow[] {
  return session.agenda.map((stage) => {
    const runs = session.runs.filter((run) => run.stageId === stage.id);
    const running = runs.some((run) => run.leftAt === null);
    const used = runs.map((run) =>
      Math.max(0, (run.leftAt === null ? now : Date.parse(run.leftAt)) - Date.parse(run.enteredAt)),
    );
    return { stage, state: running ? 'running' : runs.length > 0 ? 'done' : 'ahead', usedMs: sumOf(used) };
  });
}

/** One line of the record (实录). */
export type RecordEntry = { readonly key: string; readonly at: string } & (
  | { readonly kind: 'started' | 'ended' }
  | { readonly kind: 'stage'; readonly stage: Stage }
  | { readonly kind: 'answer'; readonly question: Question; readonly answer: Answer }
  | { readonly kind: 'taken'; readonly question: Question; readonly unitName: string }
  | { readonly kind: 'poll'; readonly poll: Poll }
);

/** What happened so far, the newest first. */
export function recordEntries(room: RoomState): readonly RecordEntry[] {
  const { session } = room;
  const entries: RecordEntry[] = [
    ...(session.startedAt === null
      ? []
      : [{ key: 'started', at: session.startedAt, kind: 'started' as const }]),
    ...(session.endedAt === null ? [] : [{ key: 'ended', at: session.endedAt, kind: 'ended' as const }]),
    ...session.runs.flatMap((run, index) => stageEntry(session, run, index)),
    ...Object.values(room.questions.byId).flatMap((question) => questionEntries(question, session)),
    ...Object.values(room.polls.byId).flatMap((poll) =>
      poll.closedAt === null ? [] : [{ key: poll.id, at: poll.closedAt, kind: 'poll' as const, poll }],
    ),
  ];
  return entries.sort((a, b) => Date.parse(b.at) - Date.parse(a.at));
}

function stageEntry(session: SessionState, run: StageRun, index: number): readonly RecordEntry[] {
  const stage = session.agenda.find((one) => one.id === run.stageId);
  return stage === undefined ? [] : [{ key: `run-${index}`, at: run.enteredAt, kind: 'stage', stage }];
}

function questionEntries(question: Question, session: SessionState): readonly RecordEntry[] {
  const answers = question.answers.map(
    (answer): RecordEntry => ({ key: answer.id, at: answer.at, kind: 'answer', question, answer }),
  );
  const { settled } = question;
  if (settled?.how !== 'taken') return answers;
  const unitName = session.units.find((unit) => unit.id === settled.unitId)?.name ?? '';
  // A promise carries no time of its own; it follows what was said before it.
  const at = question.answers[question.answers.length - 1]?.at ?? question.askedAt;
  return [...answers, { key: `taken-${question.id}`, at, kind: 'taken', question, unitName }];
}

/** What a person may do now, and why not. */
export type Permission = 'open' | 'closed' | 'watchOnly' | 'muted';

/** Whether questions (or comments) are taken from this person. */
export function permission(
  session: SessionState,
  kind: 'questions' | 'comments',
  muted: boolean,
): Permission {
  if (session.policy.guests === 'watch') return 'watchOnly';
  if (muted) return 'muted';
  return session.intake[kind] ? 'open' : 'closed';
}
