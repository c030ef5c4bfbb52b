/** CPU and memory of a process as the kernel tells them. */
import { describe, expect, it } from 'vitest';
import { cpuSeconds, parseCpuSeconds, parseResidentBytes, residentBytes } from './process-figures.ts';

describe('parseCpuSeconds', () => {
  it('adds user and system time, also when the name has brackets and blanks', () => {
    const rest = 'S 1 1 1 0 -1 4194560 5 0 0 0 150 75 0 0 20 0 11 0 100 1 1';
    expect(parseCpuSeconds(`42 (no) de) ${rest}`)).toBe(2.25);
  });
});

describe('parseResidentBytes', () => {
  it('reads the resident size', () => {
    expect(parseResidentBytes('Name:\tnode\nVmHWM:\t  900 kB\nVmRSS:\t  800 kB\n')).toBe(800 * 1024);
  });
});

describe('figures of a process', () => {
  it('are known of this process', () => {
    expect(cpuSeconds(process.pid)).toBeGreaterThan(0);
    expect(residentBytes(process.pid)).toBeGreaterThan(1024 * 1024);
  });
});
