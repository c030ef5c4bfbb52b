/** What the desk is told of streams by their sources or targets: the newest stream of each speaks for it. */
import type { IntakeState } from '#shared/features/stage/intake.ts';

/** Whose word it is; a stream that was replaced has none any more. */
export interface Holder {
  readonly sessionId: string;
  readonly sourceId: string;
}

interface Entry<S> {
  readonly holder: Holder;
  readonly state: S;
}

export class SourceBook<S extends { readonly state: string }> {
  readonly #bySession = new Map<string, Map<string, Entry<S>>>();
  readonly #listeners: ((sessionId: string) => void)[] = [];

  onChanged(listener: (sessionId: string) => void): void {
    this.#listeners.push(listener);
  }

  /** By source. */
  of(sessionId: string): Readonly<Record<string, S>> {
    const entries = [...(this.#bySession.get(sessionId) ?? [])];
    return Object.fromEntries(entries.map(([sourceId, { state }]) => [sourceId, state]));
  }

  /** A new stream speaks for its source from now on. */
  begin(holder: Holder, state: S): void {
    const { sessionId, sourceId } = holder;
    const sources = this.#bySession.get(sessionId) ?? new Map<string, Entry<S>>();
    this.#bySession.set(sessionId, sources.set(sourceId, { holder, state }));
    this.#tell(sessionId);
  }

  change(holder: Holder, state: S): void {
    if (this.#speaks(holder)) this.begin(holder, state);
  }

  /** It ended. Why it failed stays, until another one comes or the source goes. */
  end(holder: Holder): void {
    const { sessionId, sourceId } = holder;
    const entry = this.#bySession.get(sessionId)?.get(sourceId);
    if (entry?.holder === holder && entry.state.state !== 'failed') this.forget(sessionId, sourceId);
  }

  /** A source that is removed, or all of a session. */
  forget(sessionId: string, sourceId?: string): void {
    const sources = this.#bySession.get(sessionId);
    if (sources === undefined) return;
    if (sourceId !== undefined) sources.delete(sourceId);
    if (sourceId === undefined || sources.size === 0) this.#bySession.delete(sessionId);
    this.#tell(sessionId);
  }

  #speaks(holder: Holder): boolean {
    return this.#bySession.get(holder.sessionId)?.get(holder.sourceId)?.holder === holder;
  }

  #tell(sessionId: string): void {
    for (const listener of this.#listeners) listener(sessionId);
  }
}

/** Of sources that are taken in. */
export class IntakeBook extends SourceBook<IntakeState> {}
