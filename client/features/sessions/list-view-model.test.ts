/** The home page's groups and the receipt code as people type it. */
import { expect, it } from 'vitest';
import type { SessionListItem } from '#shared/contract/http.ts';
import type { SessionStatus } from '#shared/features/sessions/state.ts';
import { groupSessions, readReceiptCode } from './list-view-model.ts';

function item(status: SessionStatus, day: number): SessionListItem {
  return {
    id: `s_${day}`,
    code: `CODE${day}`,
    title: '',
    kind: 'consultation',
    status,
    scheduledAt: new Date(Date.UTC(2025, 10, day)).toISOString(),
    tenantName: '',
    unitIds: [],
  };
}

it('puts live ones first, the next ones before later ones, the newest past ones first', () => {
  const groups = groupSessions([
    item('closed', 1),
    item('announced', 25),
    item('handling', 5),
    item('announced', 22),
    item('live', 20),
  ]);
  expect(groups.map(({ group, sessions }) => [group, sessions.map((one) => one.id)])).toEqual([
    ['now', ['s_20']],
    ['ahead', ['s_22', 's_25']],
    ['past', ['s_5', 's_1']],
  ]);
});

it('reads a receipt code however it was typed', () => {
  expect(readReceiptCode(' 7f3k 29qd-m4xv ')).toBe('7F3K-29QD-M4XV');
  expect(readReceiptCode('7F3K-29QD')).toBeNull();
  expect(readReceiptCode('7F3K-29QD-M4X0')).toBeNull();
});
