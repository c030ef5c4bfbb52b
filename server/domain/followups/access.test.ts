/** Every command on an item with every role. Rule F2. */
import { describe, expect, it } from 'vitest';
import { followupCommands } from '#shared/features/followups/commands.ts';
import { ROLES, type Role } from '#shared/kernel/roles.ts';
import { ItemWorld, OTHER_OFFICER } from '#tests/support/item-world.ts';
import { anActor } from '#tests/support/world.ts';
import { followupAccess } from './access.ts';
import type { FollowupCommandName } from './decision.ts';

const LEAD: readonly Role[] = ['department'];
const COMMITTEE: readonly Role[] = ['committee', 'administrator'];
const REVIEWERS: readonly Role[] = ['committee', 'administrator', 'supervisor'];
const AUTHORS: readonly Role[] = ['citizen', 'guest', 'member'];

/** Who may do what, said once more and independently; a department officer here is of the lead department. */
const ALLOWED: Record<FollowupCommandName, readonly Role[]> = {
  'followups:accept': LEAD,
  'followups:return': LEAD,
  'followups:refuseReturn': COMMITTEE,
  'followups:redispatch': COMMITTEE,
  'followups:plan': LEAD,
  'followups:reply': LEAD,
  'followups:progress': LEAD,
  'followups:sendBack': REVIEWERS,
  'followups:publish': REVIEWERS,
  'followups:rate': AUTHORS,
  'followups:urge': REVIEWERS,
  'followups:close': COMMITTEE,
};

const { item } = new ItemWorld();

function isName(name: string): name is FollowupCommandName {
  return Object.hasOwn(followupAccess, name);
}

describe('access to items', () => {
  it('[F2] is decided for every command', () => {
    expect(Object.keys(followupAccess).toSorted()).toEqual(Object.keys(followupCommands).toSorted());
  });

  const walk = Object.entries(ALLOWED).flatMap(([name, roles]) =>
    ROLES.map((role) => ({ name, role, allowed: roles.includes(role) })),
  );

  it.each(walk)('[F2] $name by $role: $allowed', ({ name, role, allowed }) => {
    const refused = isName(name) ? followupAccess[name](anActor(role), item) : 'unknown';
    if (allowed) expect(refused).toBeNull();
    else expect(['forbidden', 'sign_in_required']).toContain(refused);
  });

  const leads = Object.entries(ALLOWED).flatMap(([name, roles]) =>
    roles === LEAD && isName(name) ? [name] : [],
  );

  it.each(leads)('[F2] %s by a department that does not lead: item_not_yours', (name) => {
    expect(followupAccess[name](OTHER_OFFICER, item)).toBe('item_not_yours');
  });
});
