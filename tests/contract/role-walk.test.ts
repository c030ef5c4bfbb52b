/** Every command with every role: allowed or refused as this table says. A command without a row fails the suite. */
import { describe, expect, it } from 'vitest';
import { ROOM_ACCESS, type RoomAccessName } from '#server/app/rooms/deciders.ts';
import { followupAccess } from '#server/domain/followups/access.ts';
import { CATALOGUE, type CommandName } from '#shared/contract/catalogue.ts';
import { ROLES, type Role } from '#shared/kernel/roles.ts';
import { anActor, liveWorld } from '#tests/support/world.ts';

const RUNS: readonly Role[] = ['moderator', 'administrator'];
const REVIEWS: readonly Role[] = [...RUNS, 'reviewer'];
const PLANS: readonly Role[] = [...RUNS, 'committee'];
const COMMITTEE: readonly Role[] = ['committee', 'administrator'];
const COMPILES: readonly Role[] = [...COMMITTEE, 'clerk'];
const CAPTIONS: readonly Role[] = [...RUNS, 'clerk'];
const ANSWERS: readonly Role[] = [...RUNS, 'department'];
const EVERYBODY: readonly Role[] = ROLES.filter((role) => role !== 'system');

/** Who may carry out a command on a room of the own body that takes guests. */
const ALLOWED: Readonly<Record<RoomAccessName, readonly Role[]>> = {
  'sessions:create': PLANS,
  'sessions:change': PLANS,
  'sessions:announce': PLANS,
  'sessions:start': RUNS,
  'sessions:pause': RUNS,
  'sessions:resume': RUNS,
  'sessions:enterStage': RUNS,
  'sessions:setIntake': RUNS,
  'sessions:end': RUNS,
  'sessions:close': COMMITTEE,
  'stage:inviteGuest': RUNS,
  'stage:removeGuest': RUNS,
  'stage:addEncoder': RUNS,
  'stage:rotateEncoderKey': RUNS,
  'stage:removeEncoder': RUNS,
  'stage:addPull': RUNS,
  'stage:removePull': RUNS,
  'stage:addRestream': RUNS,
  'stage:removeRestream': RUNS,
  'stage:cut': RUNS,
  'stage:addFilm': RUNS,
  'stage:removeFilm': RUNS,
  'stage:playFilm': RUNS,
  'stage:stopFilm': RUNS,
  'stage:setScreen': RUNS,
  'questions:ask': EVERYBODY.filter((role) => role !== 'department'),
  'questions:pass': REVIEWS,
  'questions:hold': REVIEWS,
  'questions:return': REVIEWS,
  'questions:route': RUNS,
  'questions:setAnswering': ANSWERS,
  'questions:draft': ['department'],
  'questions:answer': ['department'],
  'questions:markAnswered': RUNS,
  'questions:takeAway': ANSWERS,
  'questions:support': EVERYBODY,
  'comments:make': EVERYBODY,
  'comments:pass': REVIEWS,
  'comments:reject': REVIEWS,
  'comments:delete': REVIEWS,
  'comments:mute': REVIEWS,
  'comments:unmute': REVIEWS,
  'polls:prepare': RUNS,
  'polls:open': RUNS,
  'polls:close': RUNS,
  'captions:say': CAPTIONS,
  'captions:correct': CAPTIONS,
  'captions:remove': CAPTIONS,
  'polls:remove': RUNS,
  'polls:vote': ['citizen', 'member'],
  'compile:pick': COMPILES,
  'compile:unpick': COMPILES,
  'compile:draftItem': COMPILES,
  'compile:addSources': COMPILES,
  'compile:removeSource': COMPILES,
  'compile:merge': COMPILES,
  'compile:unmerge': COMPILES,
  'compile:edit': COMPILES,
  'compile:triage': COMPILES,
  'compile:settle': COMPILES,
  'compile:unsettle': COMPILES,
  'compile:removeItem': COMPILES,
  'compile:dispatch': COMMITTEE,
  'compile:finishOnsite': COMPILES,
};

const names = Object.keys(ALLOWED) as RoomAccessName[];
const { room } = liveWorld();

function refusalOf(name: RoomAccessName, role: Role, tenantId?: string) {
  const access = ROOM_ACCESS[name] as (actor: unknown, on: unknown, payload: unknown) => string | null;
  return access(anActor(role, tenantId === undefined ? {} : { tenantId }), room, {});
}

describe('commands and roles', () => {
  it('every command of the catalogue has an access rule', () => {
    const ruled = new Set<string>([...names, ...Object.keys(followupAccess)]);
    const missing = (Object.keys(CATALOGUE) as CommandName[]).filter(
      (name) => CATALOGUE[name].target !== 'call' && !ruled.has(name),
    );
    expect(missing).toEqual([]);
    expect(Object.keys(ROOM_ACCESS).toSorted()).toEqual(names.toSorted());
  });

  it.each(names)('%s is carried out by nobody but those who may', (name) => {
    const allowed = EVERYBODY.filter((role) => refusalOf(name, role) === null);
    expect(allowed.toSorted()).toEqual([...ALLOWED[name]].toSorted());
    for (const role of ['citizen', 'guest'] as const) {
      // A guest of the stage votes on the citizen's page, like everybody: signing in would not help.
      const told = name === 'polls:vote' ? 'forbidden' : 'sign_in_required';
      if (!ALLOWED[name].includes(role)) expect(refusalOf(name, role)).toBe(told);
    }
  });
});
