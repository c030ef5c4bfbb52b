/** The form of a session's plan: what it begins with, what is missing, and what is sent. */
import type { InputOf } from '#shared/contract/catalogue.ts';
import type { SessionKind } from '#shared/features/sessions/events.ts';
import type { SessionPolicy, SessionState, Stage, StageKind } from '#shared/features/sessions/state.ts';
import { LIMITS } from '#shared/kernel/limits.ts';

/** What is being written. Minutes are text while they are typed. */
export interface PlanForm {
  readonly title: string;
  readonly kind: SessionKind;
  readonly topic: string;
  /** As `<input type="datetime-local">` has it, in the reader's zone. */
  readonly when: string;
  readonly unitIds: readonly string[];
  readonly agenda: readonly StageForm[];
  readonly policy: SessionPolicy;
}

export interface StageForm {
  readonly id: string;
  readonly kind: StageKind;
  readonly title: string;
  readonly minutes: string;
}

export type PlanProblem = 'title' | 'when' | 'agenda';

/** The usual order of a 网络协商会 with its usual minutes. */
const USUAL: readonly (readonly [StageKind, number])[] = [
  ['opening', 10],
  ['briefing', 15],
  ['opinions', 25],
  ['interaction', 20],
  ['responses', 30],
  ['debate', 15],
  ['vote', 5],
  ['remarks', 10],
];

/** The usual agenda, with titles in the language of the page. */
export function usualAgenda(titles: Readonly<Record<StageKind, string>>): readonly StageForm[] {
  return USUAL.map(([kind, minutes], at) => ({
    id: `s${at + 1}`,
    kind,
    title: titles[kind],
    minutes: String(minutes),
  }));
}

/** A new plan: tomorrow afternoon is as good a guess as any. */
export function newPlan(now: number): PlanForm {
  const tomorrow = new Date(now + 24 * 3_600_000);
  tomorrow.setHours(15, 0, 0, 0);
  return {
    title: '',
    kind: 'consultation',
    topic: '',
    when: toLocalInput(tomorrow.toISOString()),
    unitIds: [],
    agenda: [],
    policy: { guests: 'comment', reviewQuestions: true, reviewComments: true },
  };
}

/** The plan of an existing session. */
export function planOf(session: SessionState): PlanForm {
  return {
    title: session.title,
    kind: session.kind,
    topic: session.topic,
    when: toLocalInput(session.scheduledAt),
    unitIds: session.units.map((unit) => unit.id),
    agenda: session.agenda.map((stage) => ({ ...stage, minutes: String(stage.minutes) })),
    policy: session.policy,
  };
}

/** `2026-11-20T15:00` in the reader's zone. */
export function toLocalInput(iso: string): string {
  const date = new Date(iso);
  if (Number.isNaN(date.getTime())) return '';
  const two = (part: number) => String(part).padStart(2, '0');
  const day = `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
  return `${day}T${two(date.getHours())}:${two(date.getMinutes())}`;
}

/** What is missing before the plan can be sent. */
export function problemsOf(plan: PlanForm): readonly PlanProblem[] {
  const problems: PlanProblem[] = [];
  if (plan.title.trim() === '') problems.push('title');
  if (plan.when === '' || Number.isNaN(Date.parse(plan.when))) problems.push('when');
  if (!plan.agenda.every(isStageReady)) problems.push('agenda');
  return problems;
}

/** Whether one line of the agenda can be sent. */
export function isStageReady(stage: StageForm): boolean {
  const minutes = Number(stage.minutes);
  const fits = Number.isInteger(minutes) && minutes >= 1 && minutes <= LIMITS.stageMinutes;
  return stage.title.trim() !== '' && fits;
}

/** What is sent. Only for a plan without problems. */
export function toPayload(plan: PlanForm): InputOf<'sessions:create'> {
  return {
    title: plan.title.trim(),
    kind: plan.kind,
    topic: plan.topic.trim(),
    scheduledAt: new Date(plan.when).toISOString(),
    unitIds: [...plan.unitIds],
    agenda: plan.agenda.map(
      (stage): Stage => ({ ...stage, title: stage.title.trim(), minutes: Number(stage.minutes) }),
    ),
    policy: plan.policy,
  };
}

/** Minutes of the whole agenda, as far as they are numbers. */
export function totalMinutes(agenda: readonly StageForm[]): number {
  return agenda.reduce((sum, stage) => sum + (Number(stage.minutes) || 0), 0);
}

/** A stage at the end, with an id that no other has. */
export function addStage(agenda: readonly StageForm[], title: string): readonly StageForm[] {
  const taken = new Set(agenda.map((stage) => stage.id));
  let at = agenda.length + 1;
  while (taken.has(`s${at}`)) at += 1;
  return [...agenda, { id: `s${at}`, kind: 'interaction', title, minutes: '10' }];
}

/** The same agenda with one stage moved by a place; the ends stay ends. */
export function moveStage(agenda: readonly StageForm[], at: number, step: 1 | -1): readonly StageForm[] {
  const stage = agenda[at];
  const other = agenda[at + step];
  if (stage === undefined || other === undefined) return agenda;
  return agenda.map((one, index) => (index === at ? other : index === at + step ? stage : one));
}
