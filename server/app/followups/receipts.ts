/** From a receipt code to the author's submission and the item that holds it. */

import type { EventStore } from '#server/ports/event-store.ts';
import type { RoomState } from '#shared/contract/room.ts';
import { type CompileItem, itemHolding, questionKey } from '#shared/features/compile/state.ts';
import type { Question } from '#shared/features/questions/state.ts';

/** Reads a room; null when there is no such session. */
export type LoadRoom = (sessionId: string) => Promise<RoomState | null>;

export interface FoundReceipt {
  readonly room: RoomState;
  readonly question: Question;
  /** `q:<questionId>` */
  readonly key: string;
  /** The item on the board that holds the question, directly or through a merge. */
  readonly item: CompileItem | null;
}

interface ReceiptPorts {
  readonly store: EventStore;
  readonly loadRoom: LoadRoom;
}

/** What a receipt code stands for, or null. */
export async function findReceipt(
  { store, loadRoom }: ReceiptPorts,
  code: string,
): Promise<FoundReceipt | null> {
  const row = await store.getRow('receipts', code);
  if (row === null || !isReceipt(row.doc)) return null;
  const room = await loadRoom(row.scope);
  const question = room?.questions.byId[row.doc.questionId];
  if (room === null || question === undefined) return null;
  const key = questionKey(question.id);
  return { room, question, key, item: itemHolding(room.compile, key) };
}

function isReceipt(doc: unknown): doc is { readonly questionId: string } {
  return typeof doc === 'object' && doc !== null && 'questionId' in doc && typeof doc.questionId === 'string';
}
