/** What the desk is told of each source and of each platform: the newest stream of one speaks for it. */

/** Whose word it is; a stream that was replaced has none any more. */
export interface Speaker {
  readonly sessionId: string;
  /** Of the source or the platform. */
  readonly id: string;
}

interface Entry<S> {
  readonly speaker: Speaker;
  readonly state: S;
}

export class StateBook<S extends { readonly state: string }> {
  readonly #bySession = new Map<string, Map<string, Entry<S>>>();
  readonly #listeners: ((sessionId: string) => void)[] = [];

  onChanged(listener: (sessionId: string) => void): void {
    this.#listeners.push(listener);
  }

  /** By source or platform. */
  of(sessionId: string): Readonly<Record<string, S>> {
    const entries = [...(this.#bySession.get(sessionId) ?? [])];
    return Object.fromEntries(entries.map(([id, { state }]) => [id, state]));
  }

  /** A new stream speaks from now on. */
  begin(speaker: Speaker, state: S): void {
    const { sessionId, id } = speaker;
    const states = this.#bySession.get(sessionId) ?? new Map<string, Entry<S>>();
    this.#bySession.set(sessionId, states.set(id, { speaker, state }));
    this.#tell(sessionId);
  }

  change(speaker: Speaker, state: S): void {
    if (this.#speaks(speaker)) this.begin(speaker, state);
  }

  /** It ended. Why it failed stays, until another one comes or what it spoke for goes. */
  end(speaker: Speaker): void {
    const { sessionId, id } = speaker;
    const failed = this.#bySession.get(sessionId)?.get(id)?.state.state === 'failed';
    if (this.#speaks(speaker) && !failed) this.forget(sessionId, id);
  }

  /** One that is removed, or all of a session. */
  forget(sessionId: string, id?: string): void {
    const states = this.#bySession.get(sessionId);
    if (states === undefined) return;
    if (id !== undefined) states.delete(id);
    if (id === undefined || states.size === 0) this.#bySession.delete(sessionId);
    this.#tell(sessionId);
  }

  #speaks(speaker: Speaker): boolean {
    return this.#bySession.get(speaker.sessionId)?.get(speaker.id)?.speaker === speaker;
  }

  #tell(sessionId: string): void {
    for (const listener of this.#listeners) listener(sessionId);
  }
}
