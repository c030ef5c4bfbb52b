/** What the desk is told of each source and of each platform: the state of its newest stream. */

/** A stream's claim to be the one of its source or platform: the next stream takes it over. */
export interface Claim {
  readonly sessionId: string;
  /** Of the source or the platform. */
  readonly id: string;
}

interface Entry<S> {
  readonly claim: Claim;
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

  /** A new stream takes the place. */
  begin(claim: Claim, state: S): void {
    const { sessionId, id } = claim;
    const states = this.#bySession.get(sessionId) ?? new Map<string, Entry<S>>();
    this.#bySession.set(sessionId, states.set(id, { claim, state }));
    this.#tell(sessionId);
  }

  change(claim: Claim, state: S): void {
    if (this.#isNewest(claim)) this.begin(claim, state);
  }

  /** It ended. Why it failed stays, until another one comes, or its source or platform goes. */
  end(claim: Claim): void {
    const { sessionId, id } = claim;
    const failed = this.#bySession.get(sessionId)?.get(id)?.state.state === 'failed';
    if (this.#isNewest(claim) && !failed) this.forget(sessionId, id);
  }

  /** One that is removed, or all of a session. */
  forget(sessionId: string, id?: string): void {
    const states = this.#bySession.get(sessionId);
    if (states === undefined) return;
    if (id !== undefined) states.delete(id);
    if (id === undefined || states.size === 0) this.#bySession.delete(sessionId);
    this.#tell(sessionId);
  }

  #isNewest(claim: Claim): boolean {
    return this.#bySession.get(claim.sessionId)?.get(claim.id)?.claim === claim;
  }

  #tell(sessionId: string): void {
    for (const listener of this.#listeners) listener(sessionId);
  }
}
