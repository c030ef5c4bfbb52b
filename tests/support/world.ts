/** A room in memory that decides and applies commands with known time, ids and secrets: for tests of the core. */
import { decideRoom, type RoomCommandName, refusedAccess } from '#server/app/rooms/deciders.ts';
import type { Facts } from '#server/domain/decision.ts';
import type { CommandName, InputOf, ParsedCommand, ReplyOf } from '#shared/contract/catalogue.ts';
import { CATALOGUE } from '#shared/contract/catalogue.ts';
import {
  applyRoom,
  EMPTY_ROOM,
  type Numbered,
  type RoomEvent,
  type RoomState,
} from '#shared/contract/room.ts';
import { ok, type Result, refuse } from '#shared/kernel/result.ts';
import type { Actor, Role } from '#shared/kernel/roles.ts';

export const TENANT = { id: 't_county01', name: '云溪县政协' };
export const UNITS = [
  { id: 'u_housing1', name: '住建局' },
  { id: 'u_traffic1', name: '交警大队' },
  { id: 'u_gasworks', name: '燃气公司' },
];
/** Text that must never reach an audience. */
export const CONTACT = '13800001234';

/** An actor with a role; citizens and guests have no body, department officers have the first department. */
export function anActor(role: Role, overrides: Partial<Actor> = {}): Actor {
  const outside = role === 'citizen' || role === 'guest' || role === 'member';
  return {
    personId: outside ? `p_person-${role}` : `a_account-${role}`,
    role,
    name: role,
    ...(outside ? {} : { tenantId: TENANT.id }),
    ...(role === 'department' ? { unitId: 'u_housing1' } : {}),
    ...overrides,
  };
}

export const MODERATOR = anActor('moderator');
export const REVIEWER = anActor('reviewer');
export const CITIZEN = anActor('citizen');
export const DEPARTMENT = anActor('department');

/** What one command did. */
export interface Step {
  readonly before: RoomState;
  readonly after: RoomState;
  readonly events: readonly Numbered<RoomEvent>[];
}

export class World {
  room: RoomState = EMPTY_ROOM;
  log: Numbered<RoomEvent>[] = [];
  /** Milliseconds since 1970; tests move it. */
  nowMs = Date.parse('2026-06-01T01:00:00Z');
  last: Step = { before: EMPTY_ROOM, after: EMPTY_ROOM, events: [] };
  readonly sealed: string[] = [];
  #count = 0;

  facts(actor: Actor, extra: object = {}): Facts {
    const next = (): number => {
      this.#count += 1;
      return this.#count;
    };
    return {
      at: new Date(this.nowMs).toISOString(),
      actor,
      tenant: TENANT,
      units: UNITS,
      newId: (prefix) => `${prefix}_${String(next()).padStart(8, '0')}`,
      newReceipt: () =>
        `7F3K-29QD-${String(next()).padStart(4, '2').replaceAll('0', 'A').replaceAll('1', 'B')}`,
      newSecret: () => `secret-token-${next()}-0123456789`,
      digest: (token) => `digest-of-${token}`,
      seal: (plain) => {
        this.sealed.push(plain);
        return `sealed:${this.sealed.length}`;
      },
      ...extra,
    };
  }

  /** Parses, checks access, decides and applies, like the server does. */
  run<N extends RoomCommandName>(
    name: N,
    payload: InputOf<N>,
    actor: Actor = MODERATOR,
    extra: object = defaultExtra(name),
  ): Result<ReplyOf<N>> {
    const parsed = CATALOGUE[name].payload.safeParse(payload);
    if (!parsed.success) return refuse('bad_request', parsed.error.message);
    const command = { name, payload: parsed.data } as ParsedCommand<RoomCommandName>;
    const refused = refusedAccess(command, actor, this.room);
    if (refused !== null) return refuse(refused);
    const facts = this.facts(actor, extra);
    const decided = decideRoom(command, this.room, facts);
    if (!decided.ok) return decided;
    const before = this.room;
    const events = decided.value.events.map((event, at) => ({
      seq: before.seq + at + 1,
      at: facts.at,
      event,
    }));
    this.room = events.reduce(applyRoom, before);
    this.log.push(...events);
    this.last = { before, after: this.room, events };
    return ok(decided.value.reply as ReplyOf<N>);
  }

  /** As {@link run}, with a payload that nobody checked: for random orders. */
  try(name: RoomCommandName, payload: unknown, actor: Actor): Result<unknown> {
    return this.run(name, payload as never, actor);
  }

  /** As {@link run}, for what must succeed. */
  do<N extends RoomCommandName>(name: N, payload: InputOf<N>, actor?: Actor, extra?: object): ReplyOf<N> {
    const result = this.run(name, payload, actor, extra ?? defaultExtra(name));
    if (!result.ok) throw new Error(`${name} was refused: ${result.code} ${result.detail ?? ''}`);
    return result.value;
  }
}

function defaultExtra(name: CommandName): object {
  if (name === 'sessions:create') return { sessionId: 's_session1', code: 'ABC234' };
  if (name === 'polls:close') return { counted: { tally: { counts: [0, 0, 0] }, turnout: 0 } };
  if (name === 'comments:delete' || name === 'comments:mute') return { comment: null };
  if (name === 'stage:addFilm') return { film: { id: 'f_film0001', title: '专题片', durationMs: 60_000 } };
  if (name === 'stage:addPull' || name === 'stage:addRestream') return { forbidden: false };
  if (name === 'compile:pick') return { comments: [] };
  if (name === 'compile:dispatch') return { supporters: 0 };
  if (name === 'sessions:close') return { openItems: 0 };
  return {};
}

/** A plan for a session; a test states only what matters to it. */
export function aPlan(overrides: Partial<InputOf<'sessions:create'>> = {}): InputOf<'sessions:create'> {
  return {
    title: '水电气计价与安全管理',
    kind: 'consultation',
    topic: '听取群众对水电气计价与安全管理的意见',
    scheduledAt: '2026-06-01T01:00:00Z',
    unitIds: ['u_housing1', 'u_traffic1'],
    agenda: [
      { id: 'opening', kind: 'opening', title: '开场', minutes: 5 },
      { id: 'interaction', kind: 'interaction', title: '互动', minutes: 20 },
    ],
    policy: { guests: 'comment', reviewQuestions: true, reviewComments: true },
    ...overrides,
  };
}

/** A question; a test states only what matters to it. */
export function aQuestion(overrides: Partial<InputOf<'questions:ask'>> = {}): InputOf<'questions:ask'> {
  return { text: '什么时候轮到我们小区？', name: '王阿姨', place: '城关镇', contact: CONTACT, ...overrides };
}

/** A world whose session is live. */
export function liveWorld(plan: Partial<InputOf<'sessions:create'>> = {}): World {
  const world = new World();
  world.do('sessions:create', aPlan(plan));
  world.do('sessions:announce', {});
  world.do('sessions:start', {});
  return world;
}

/** Asks and publishes a question; answers its id. */
export function publishedQuestion(world: World, overrides: Partial<InputOf<'questions:ask'>> = {}): string {
  const { questionId } = world.do('questions:ask', aQuestion(overrides), CITIZEN);
  world.do('questions:pass', { questionId }, REVIEWER);
  return questionId;
}

export const NO_COMMITMENT = { measure: '', due: '', owner: '' };
