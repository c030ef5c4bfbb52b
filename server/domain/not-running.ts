/** Why what belongs to a running session cannot be done: it has not begun, or it is over. */
import type { SessionState } from '#shared/features/sessions/state.ts';
import { type Refused, refuse } from '#shared/kernel/result.ts';

/** Null while the session is live or paused. */
export function notRunning({ status, endedAt }: SessionState): Refused | null {
  if (status === 'live' || status === 'paused') return null;
  return refuse(endedAt === null ? 'session_not_open' : 'session_ended');
}
