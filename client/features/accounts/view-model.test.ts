/** Forms say what is wrong before the server has to, and lists put trouble first. */
import { describe, expect, it } from 'vitest';
import type { AccountItem } from '#shared/contract/http.ts';
import {
  accountState,
  findAccounts,
  lineProblem,
  loginNameProblem,
  newPasswordProblem,
  peopleOf,
  repeatProblem,
} from './view-model.ts';

const anAccount = (over: Partial<AccountItem>): AccountItem => ({
  id: 'a_000001',
  loginName: 'zhang',
  name: '张敏',
  role: 'department',
  unitId: 'u_000001',
  disabled: false,
  locked: false,
  createdAt: '2025-11-01T00:00:00Z',
  ...over,
});
const units = [
  { id: 'u_000001', name: '住建局' },
  { id: 'u_000002', name: '城管局' },
];

describe('forms', () => {
  it('take Chinese and full-width login names and refuse spaces', () => {
    expect(['张敏', 'ＺＭ.01', 'z', 'z m', ''].map((name) => loginNameProblem(name)?.kind ?? null)).toEqual([
      null,
      null,
      'loginNameShort',
      'loginNameShape',
      'required',
    ]);
  });

  it('count what a password still lacks in characters, not in code units', () => {
    expect(newPasswordProblem('𠮷林省吉林市')).toEqual({ kind: 'passwordShort', left: 4 });
    expect(newPasswordProblem('一二三四五六七八九十')).toBeNull();
    expect(repeatProblem('abc', 'abd')?.kind).toBe('repeatDiffers');
  });

  it('refuse blank and overlong lines', () => {
    expect([
      lineProblem('  ', 20)?.kind,
      lineProblem('长'.repeat(21), 20)?.kind,
      lineProblem('好', 20),
    ]).toEqual(['required', 'tooLong', null]);
  });
});

describe('accounts', () => {
  const all = [
    anAccount({ id: 'a_1', name: '王停', disabled: true, locked: true }),
    anAccount({ id: 'a_2', name: '李好', unitId: null, role: 'moderator' }),
    anAccount({ id: 'a_3', name: '赵锁', locked: true }),
  ];

  it('put the locked first and the disabled last', () => {
    expect(findAccounts(all, units, '', String).map((account) => account.name)).toEqual([
      '赵锁',
      '李好',
      '王停',
    ]);
    expect(all.map(accountState)).toEqual(['disabled', 'active', 'locked']);
  });

  it('are found by department and by the word of their role', () => {
    const word = (role: string) => (role === 'moderator' ? '主持人' : '承办人');
    expect(findAccounts(all, units, '住建', word)).toHaveLength(2);
    expect(findAccounts(all, units, '主持', word).map((account) => account.id)).toEqual(['a_2']);
  });

  it('count in a department only while they may sign in', () => {
    expect([peopleOf(all, 'u_000001'), peopleOf(all, 'u_000002')]).toEqual([1, 0]);
  });
});
