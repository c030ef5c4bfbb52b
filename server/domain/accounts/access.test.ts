/** Tests of who may keep accounts. */
import { describe, expect, it } from 'vitest';
import { ROLES, STAFF_ROLES } from '#shared/kernel/roles.ts';
import { ACCOUNT_ACTIONS, refuseAccountAction, refuseDisabling, refuseInvite } from './access.ts';

describe('access to accounts', () => {
  const walk = ACCOUNT_ACTIONS.flatMap((action) => ROLES.map((role) => ({ action, role })));

  it.each(walk)('[A10] $action by $role', ({ action, role }) => {
    const outside = role === 'citizen' || role === 'guest';
    const expected = role === 'administrator' ? null : outside ? 'sign_in_required' : 'forbidden';
    expect(refuseAccountAction(action, role)).toBe(expected);
  });

  it('[A10] nobody does anything without signing in', () => {
    expect(ACCOUNT_ACTIONS.map((action) => refuseAccountAction(action, null))).toEqual(
      ACCOUNT_ACTIONS.map(() => 'sign_in_required'),
    );
  });

  it('[A11] a department officer has a department of the body, nobody else has one', () => {
    const units = ['u_water1'];
    expect(refuseInvite({ role: 'department', unitId: 'u_water1' }, units)).toBeNull();
    expect(refuseInvite({ role: 'department', unitId: 'u_others' }, units)).toBe('not_found');
    expect(refuseInvite({ role: 'department', unitId: null }, units)).toBe('bad_request');
    for (const role of STAFF_ROLES.filter((role) => role !== 'department')) {
      expect(refuseInvite({ role, unitId: null }, units)).toBeNull();
      expect(refuseInvite({ role, unitId: 'u_water1' }, units)).toBe('bad_request');
    }
  });

  it('[A13] nobody disables the own account', () => {
    expect(refuseDisabling('a_1', 'a_1')).toBe('conflict');
    expect(refuseDisabling('a_2', 'a_1')).toBeNull();
  });
});
