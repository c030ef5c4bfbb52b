/** Checks that the decisions about the board share. */
import type { RoomState } from '#shared/contract/room.ts';
import type { CompileEvent } from '#shared/features/compile/events.ts';
import { type CompileItem, commentKey, itemHolding, questionKey } from '#shared/features/compile/state.ts';
import type { SessionStatus } from '#shared/features/sessions/state.ts';
import { ok, type Refused, type Result, refuse } from '#shared/kernel/result.ts';
import type { Decision } from '../decision.ts';

export type Done = Result<Decision<CompileEvent, Record<string, never>>>;

const BOARD_OPEN: readonly SessionStatus[] = ['live', 'paused', 'compiling', 'handling'];

/** Refuses work on the board before the session is live and after it is closed [K1]. */
export function refuseUnlessOpen(room: RoomState): Refused | null {
  return BOARD_OPEN.includes(room.session.status) ? null : refuse('wrong_state', room.session.status);
}

/** A success that carries the given events. */
export function done(...events: readonly CompileEvent[]): Done {
  return ok({ events, reply: {} });
}

/** An item on the board that is still open; the board must be open too. */
export function findOpenItem(room: RoomState, itemId: string): Result<CompileItem> {
  const found = findItem(room, itemId);
  if (!found.ok) return found;
  return found.value.status === 'open' ? found : refuse('wrong_state', found.value.status);
}

/** An item on the board, which must be open. */
export function findItem(room: RoomState, itemId: string): Result<CompileItem> {
  const closed = refuseUnlessOpen(room);
  if (closed !== null) return closed;
  const item = room.compile.items[itemId];
  return item === undefined ? refuse('not_found', `item ${itemId}`) : ok(item);
}

/** Whether there is such a submission: a question of the session, or a picked comment. */
export function isSubmission(room: RoomState, key: string): boolean {
  const id = key.slice(2);
  return key === questionKey(id) ? Object.hasOwn(room.questions.byId, id) : isPicked(room, key, id);
}

function isPicked(room: RoomState, key: string, id: string): boolean {
  return key === commentKey(id) && Object.hasOwn(room.compile.picked, id);
}

/** The given submissions, each once, if all may be put into an item [K5]. */
export function findFree(room: RoomState, keys: readonly string[]): Result<readonly string[]> {
  const wanted = [...new Set(keys)];
  for (const key of wanted) {
    if (!isSubmission(room, key)) return refuse('not_found', key);
    if (itemHolding(room.compile, key) !== null) return refuse('already_compiled', key);
    if (room.compile.settled[key] !== undefined) return refuse('wrong_state', `${key} is settled`);
  }
  return ok(wanted);
}
