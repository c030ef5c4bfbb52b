/** Carries out what concerns one key one after the other. */

export class OneAtATime {
  readonly #last = new Map<string, Promise<unknown>>();

  run<T>(key: string, act: () => Promise<T>): Promise<T> {
    const before = this.#last.get(key) ?? Promise.resolve();
    const mine = before.then(act, act);
    this.#last.set(key, mine);
    const clear = (): void => {
      if (this.#last.get(key) === mine) this.#last.delete(key);
    };
    mine.then(clear, clear);
    return mine;
  }
}
