/** Audiences: who receives a stream of presented events. Every socket has exactly one. */

export type Audience =
  | { readonly kind: 'public' }
  | { readonly kind: 'staff' }
  | { readonly kind: 'unit'; readonly unitId: string };

export const PUBLIC: Audience = { kind: 'public' };
export const STAFF: Audience = { kind: 'staff' };

/** The audience of one department. */
export function unitAudience(unitId: string): Audience {
  return { kind: 'unit', unitId };
}

/** A stable name, used as a room name and cache key: `public`, `staff`, `unit:<id>`. */
export function audienceName(audience: Audience): string {
  return audience.kind === 'unit' ? `unit:${audience.unitId}` : audience.kind;
}
