/**
 * Lets receivers of one picture begin in one moment. Each of them wants a full picture to begin with, and a publisher
 * is asked for one only once a second: after a cut, those who come a little later than the first would see nothing for
 * a second. So the first ones wait a moment for the rest [T4].
 */

/** For those whose way is longer, or whose phone is slower; short enough for a cut within half a second. */
const TOGETHER_MS = 150;

interface Starting {
  /** Receivers that are expected: they have asked for the picture, and will ask for it to flow. */
  readonly expected: Set<string>;
  readonly ready: (() => void)[];
  timer: NodeJS.Timeout | null;
}

export class SharedStart {
  readonly #starting = new Map<string, Starting>();

  /** A receiver will soon begin with this picture. */
  expect(producerId: string, receiverId: string): void {
    this.#of(producerId).expected.add(receiverId);
  }

  /** Resolves when the receiver may begin: at once when nobody else is expected. */
  begin(producerId: string, receiverId: string): Promise<void> {
    const starting = this.#of(producerId);
    starting.expected.delete(receiverId);
    const begun = new Promise<void>((resolve) => starting.ready.push(resolve));
    starting.timer ??= setTimeout(() => this.#go(producerId), TOGETHER_MS);
    if (starting.expected.size === 0) this.#go(producerId);
    return begun;
  }

  /** A receiver is gone: nobody waits for it. */
  forget(producerId: string, receiverId: string): void {
    const starting = this.#starting.get(producerId);
    starting?.expected.delete(receiverId);
    if (starting?.expected.size === 0) this.#go(producerId);
  }

  #of(producerId: string): Starting {
    const known = this.#starting.get(producerId) ?? { expected: new Set(), ready: [], timer: null };
    this.#starting.set(producerId, known);
    return known;
  }

  /** Who was expected and did not come is waited for no longer. */
  #go(producerId: string): void {
    const starting = this.#starting.get(producerId);
    if (starting === undefined) return;
    this.#starting.delete(producerId);
    if (starting.timer !== null) clearTimeout(starting.timer);
    for (const go of starting.ready) go();
  }
}
