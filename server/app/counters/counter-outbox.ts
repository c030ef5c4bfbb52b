/** Tells the other processes of changed figures, many at a time. */
import type { BusChannel } from '#server/app/bus-channel.ts';
import type { CounterChange } from '#server/app/notices.ts';

export interface CounterNotice {
  readonly node: string;
  readonly sessionId: string;
  readonly changes: CounterChange[];
}

/** Gathers changes while one notice is under way, so that thousands of votes are a few notices. */
export class CounterOutbox {
  readonly #channel: BusChannel<CounterNotice>;
  readonly #node: string;
  readonly #waiting = new Map<string, CounterChange[]>();
  #telling: Promise<void> | null = null;

  constructor(channel: BusChannel<CounterNotice>, node: string) {
    this.#channel = channel;
    this.#node = node;
  }

  add(sessionId: string, change: CounterChange): void {
    const waiting = this.#waiting.get(sessionId);
    if (waiting === undefined) this.#waiting.set(sessionId, [change]);
    else waiting.push(change);
    this.#telling ??= this.#tell();
  }

  async #tell(): Promise<void> {
    while (this.#waiting.size > 0) {
      const batch = [...this.#waiting];
      this.#waiting.clear();
      for (const [sessionId, changes] of batch) {
        await this.#channel.tell({ node: this.#node, sessionId, changes });
      }
    }
    this.#telling = null;
  }

  async flushed(): Promise<void> {
    await this.#telling;
  }
}
