/** Decisions about a session as a whole. Rules S1-S12 in shared/features/sessions/SPEC.md. */
import type { RoomState } from '#shared/contract/room.ts';
import { coverage } from '#shared/features/compile/coverage.ts';
import type { sessionCommands } from '#shared/features/sessions/commands.ts';
import type { SessionEvent } from '#shared/features/sessions/events.ts';
import { currentRun, type SessionStatus, type UnitRef } from '#shared/features/sessions/state.ts';
import { ok, type Refused, type Result, refuse } from '#shared/kernel/result.ts';
import type { Decision, Facts, RoomDeciders } from '../decision.ts';

type Done = Result<Decision<SessionEvent, Record<string, never>>>;

const BEFORE_END: readonly SessionStatus[] = ['preparing', 'announced', 'live', 'paused'];
const OPEN: readonly SessionStatus[] = ['announced', 'live', 'paused'];

/** A move from one of the allowed states, or a refusal that changes nothing [S7]. */
function move(room: RoomState, from: readonly SessionStatus[], ...events: readonly SessionEvent[]): Done {
  if (!from.includes(room.session.status)) return refuse('wrong_state', room.session.status);
  return ok({ events, reply: {} });
}

/** The departments of the given ids, or a refusal when one is not of this body [S2]. */
function findUnits(ids: readonly string[], facts: Facts): Result<readonly UnitRef[]> {
  const units: UnitRef[] = [];
  for (const id of new Set(ids)) {
    const unit = facts.units.find((known) => known.id === id);
    if (unit === undefined) return refuse('not_found', `department ${id}`);
    units.push(unit);
  }
  return ok(units);
}

/** Departments that hold a question cannot be dropped [S9]. */
function droppedWithQuestions(room: RoomState, units: readonly UnitRef[]): Refused | null {
  const kept = new Set(units.map((unit) => unit.id));
  const holding = Object.values(room.questions.byId).flatMap((question) => question.unitIds);
  return holding.every((id) => kept.has(id)) ? null : refuse('conflict', 'a department holds a question');
}

export const sessionDeciders: RoomDeciders<keyof typeof sessionCommands> = {
  'sessions:create': (room, payload, facts) => {
    if (room.session.id !== '') return refuse('already_exists');
    const units = findUnits(payload.unitIds, facts);
    if (!units.ok) return units;
    const { unitIds: _ids, ...plan } = payload;
    const id = facts.sessionId;
    const { code } = facts;
    const tenant = { tenantId: facts.tenant.id, tenantName: facts.tenant.name };
    return ok({
      events: [{ type: 'session.created', id, code, ...tenant, ...plan, units: units.value }],
      reply: { sessionId: id, code },
    });
  },
  'sessions:change': (room, payload, facts) => {
    if (!BEFORE_END.includes(room.session.status)) return refuse('wrong_state', room.session.status);
    const { unitIds, ...change } = payload;
    if (unitIds === undefined) return ok({ events: [{ type: 'session.changed', change }], reply: {} });
    const units = findUnits(unitIds, facts);
    if (!units.ok) return units;
    const dropped = droppedWithQuestions(room, units.value);
    if (dropped !== null) return dropped;
    return ok({
      events: [{ type: 'session.changed', change: { ...change, units: units.value } }],
      reply: {},
    });
  },
  'sessions:announce': (room) => move(room, ['preparing'], { type: 'session.announced' }),
  'sessions:start': (room) => {
    const first = room.session.agenda[0];
    const enter: SessionEvent[] =
      first === undefined ? [] : [{ type: 'session.stageEntered', stageId: first.id }];
    return move(room, ['preparing', 'announced'], { type: 'session.started' }, ...enter);
  },
  'sessions:pause': (room) => move(room, ['live'], { type: 'session.paused' }),
  'sessions:resume': (room) => move(room, ['paused'], { type: 'session.resumed' }),
  'sessions:enterStage': (room, { stageId }) => {
    if (!room.session.agenda.some((stage) => stage.id === stageId)) return refuse('no_such_stage');
    if (currentRun(room.session)?.stageId === stageId) return ok({ events: [], reply: {} });
    return move(room, ['live', 'paused'], { type: 'session.stageEntered', stageId });
  },
  'sessions:setIntake': (room, intake) => move(room, OPEN, { type: 'session.intakeSet', ...intake }),
  'sessions:end': (room) => {
    if (Object.values(room.polls.byId).some((poll) => poll.status === 'open'))
      return refuse('wrong_state', 'poll open');
    const ended = move(room, ['live', 'paused'], { type: 'session.ended' });
    if (!ended.ok) return ended;
    // The closing card replaces the picture, so that nobody stares at a frozen one [T8].
    const cut = { type: 'stage.cut', programme: { video: null, audio: [], card: 'ended' } } as const;
    const stop = Object.values(room.questions.byId)
      .filter((question) => question.answering !== null)
      .map(({ id }) => ({ type: 'question.answeringSet', id, unitId: null }) as const);
    const { film } = room.stage;
    const filmEnded =
      film === null ? [] : [{ type: 'stage.filmEnded', filmId: film.filmId, how: 'stopped' } as const];
    return ok({ events: [...stop, ...ended.value.events, ...filmEnded, cut], reply: {} });
  },
  'sessions:close': (room, _payload, facts) => {
    const items = Object.values(room.compile.items);
    const settled = coverage(room).open.length === 0 && items.every((item) => item.status !== 'open');
    if (!settled || facts.openItems > 0) return refuse('not_all_settled');
    return move(room, ['compiling', 'handling'], { type: 'session.closed' });
  },
};
