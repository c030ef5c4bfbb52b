/** Every command of the board with every role. Rule K1. */
import { describe, expect, it } from 'vitest';
import { EMPTY_ROOM } from '#shared/contract/room.ts';
import { compileCommands } from '#shared/features/compile/commands.ts';
import { ROLES, type Role } from '#shared/kernel/roles.ts';
import { anActor } from '#tests/support/world.ts';
import { compileAccess } from './access.ts';

type Name = keyof typeof compileAccess;

const COMPILES: readonly Role[] = ['clerk', 'committee', 'administrator'];
const DISPATCHES: readonly Role[] = ['committee', 'administrator'];

/** Who may do what, said once more and independently. */
const ALLOWED: Record<Name, readonly Role[]> = {
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
  'compile:dispatch': DISPATCHES,
  'compile:finishOnsite': COMPILES,
};

/** Access to the board does not look at payloads; the walk holds for every one. */
function refusal(name: Name, role: Role): unknown {
  const check: (actor: ReturnType<typeof anActor>, room: typeof EMPTY_ROOM, payload: never) => unknown =
    compileAccess[name];
  return Reflect.apply(check, undefined, [anActor(role), EMPTY_ROOM, {}]);
}

describe('access to the board', () => {
  it('[K1] is decided for every command', () => {
    expect(Object.keys(compileAccess).toSorted()).toEqual(Object.keys(compileCommands).toSorted());
  });

  const walk = Object.entries(ALLOWED).flatMap(([name, roles]) =>
    ROLES.map((role) => ({ name, role, allowed: roles.includes(role) })),
  );

  it.each(walk)('[K1] $name by $role: $allowed', ({ name, role, allowed }) => {
    const refused = isName(name) ? refusal(name, role) : 'unknown';
    if (allowed) expect(refused).toBeNull();
    else expect(['forbidden', 'sign_in_required']).toContain(refused);
  });
});

function isName(name: string): name is Name {
  return Object.hasOwn(compileAccess, name);
}
