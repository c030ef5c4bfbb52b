/** Where the state of a room is read. A module of its own, as the page asks for it before it has its code. */
import type { Hello } from '#shared/contract/protocol.ts';

/** The address of a session's snapshot for an audience; codes are written as people write them. */
export function snapshotPath(code: string, audience: Hello['audience']): string {
  return `/api/sessions/${encodeURIComponent(code.toUpperCase())}/snapshot?audience=${audience}`;
}
