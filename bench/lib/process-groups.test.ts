/** Checks that no process's work is lost or counted twice. */
import { describe, expect, it } from 'vitest';
import { type ProcessFigures, ProcessGroup } from './process-groups.ts';

describe('ProcessGroup', () => {
  it('counts what was used since the first look, by who came later and who has gone', () => {
    const figures = new Map<number, ProcessFigures>([
      [1, { cpuSeconds: 10, residentBytes: 100 }],
      [2, { cpuSeconds: 5, residentBytes: 200 }],
    ]);
    const group = new ProcessGroup((pid) => figures.get(pid) ?? null);
    expect(group.look([1, 2])).toBe(300);
    expect(group.cpuSeconds()).toBe(0);
    figures.set(1, { cpuSeconds: 12, residentBytes: 110 });
    figures.set(2, { cpuSeconds: 6, residentBytes: 200 });
    group.look([1, 2]);
    figures.delete(2);
    figures.set(3, { cpuSeconds: 4, residentBytes: 50 });
    expect(group.look([1, 2, 3])).toBe(160);
    expect(group.cpuSeconds()).toBe(2 + 1 + 4);
    expect(group.size).toBe(3);
  });

  it('reads real processes, and takes one that has ended for nothing', () => {
    const group = new ProcessGroup();
    expect(group.look([process.pid])).toBeGreaterThan(1_000_000);
    expect(group.look([2 ** 22 + 1])).toBe(0);
  });
});
