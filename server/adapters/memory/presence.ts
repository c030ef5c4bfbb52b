/** Who is connected to this process. */
import type { Presence } from '#server/ports/presence.ts';

interface Scope {
  /** Person → their connections. */
  readonly people: Map<string, Set<string>>;
  peak: number;
}

/** Presence for an installation of one process. */
export function createMemoryPresence(): Presence {
  const scopes = new Map<string, Scope>();
  return {
    join: async (scopeName, personId, connectionId) => {
      const scope = scopes.get(scopeName) ?? { people: new Map(), peak: 0 };
      scopes.set(scopeName, scope);
      const connections = scope.people.get(personId) ?? new Set();
      scope.people.set(personId, connections.add(connectionId));
      scope.peak = Math.max(scope.peak, scope.people.size);
    },
    leave: async (scopeName, personId, connectionId) => {
      const people = scopes.get(scopeName)?.people;
      const connections = people?.get(personId);
      connections?.delete(connectionId);
      if (connections?.size === 0) people?.delete(personId);
    },
    count: async (scopeName) => {
      const scope = scopes.get(scopeName);
      return { current: scope?.people.size ?? 0, peak: scope?.peak ?? 0 };
    },
    isHere: async (scopeName, personId) => scopes.get(scopeName)?.people.has(personId) ?? false,
    close: async () => scopes.clear(),
  };
}
