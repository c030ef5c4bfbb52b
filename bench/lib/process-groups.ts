/** CPU and memory of groups of processes over time; members may come and go. */
import { cpuSeconds, residentBytes } from './process-figures.ts';

/** What one process has used so far, and holds. */
export interface ProcessFigures {
  readonly cpuSeconds: number;
  readonly residentBytes: number;
}

/** Asks the kernel; null for a process that has ended. */
export function readProcess(pid: number): ProcessFigures | null {
  try {
    return { cpuSeconds: cpuSeconds(pid), residentBytes: residentBytes(pid) };
  } catch {
    return null;
  }
}

/** One group. */
export class ProcessGroup {
  readonly #read: (pid: number) => ProcessFigures | null;
  /** By process: what it had used when it was first counted, and what at last. */
  readonly #cpu = new Map<number, { readonly first: number; last: number }>();
  #begun = false;

  constructor(read: (pid: number) => ProcessFigures | null = readProcess) {
    this.#read = read;
  }

  /** Looks at those who are members now; answers the bytes that they hold. */
  look(pids: readonly number[]): number {
    let bytes = 0;
    for (const pid of pids) {
      const now = this.#read(pid);
      if (now === null) continue;
      bytes += now.residentBytes;
      const known = this.#cpu.get(pid);
      // Who came after the beginning has used all of it since.
      if (known === undefined) {
        this.#cpu.set(pid, { first: this.#begun ? 0 : now.cpuSeconds, last: now.cpuSeconds });
      } else known.last = now.cpuSeconds;
    }
    this.#begun = true;
    return bytes;
  }

  /** Used since the first look, by those who have ended too. */
  cpuSeconds(): number {
    return [...this.#cpu.values()].reduce((sum, { first, last }) => sum + last - first, 0);
  }

  /** How many processes were members at one time or another. */
  get size(): number {
    return this.#cpu.size;
  }
}
