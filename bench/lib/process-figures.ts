/** What the kernel knows of a process: CPU time and memory. Linux only, like the machines this is measured on. */
import { readFileSync } from 'node:fs';

/** The kernel counts CPU time for programs in hundredths of a second on every usual machine. */
const TICKS_PER_SECOND = 100;

/** CPU seconds (user and system, all threads) from the text of /proc/<pid>/stat. */
export function parseCpuSeconds(stat: string): number {
  // The second field is the program's name in brackets and may hold anything, so count from its end.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[11]) + Number(fields[12])) / TICKS_PER_SECOND;
}

/** Bytes in memory from the text of /proc/<pid>/status. */
export function parseResidentBytes(status: string): number {
  return Number(/^VmRSS:\s+(\d+) kB/m.exec(status)?.[1] ?? 0) * 1024;
}

/** CPU seconds that the process has used so far. */
export function cpuSeconds(pid: number): number {
  return parseCpuSeconds(readFileSync(`/proc/${pid}/stat`, 'utf8'));
}

/** Bytes of memory that the process holds now. */
export function residentBytes(pid: number): number {
  return parseResidentBytes(readFileSync(`/proc/${pid}/status`, 'utf8'));
}
