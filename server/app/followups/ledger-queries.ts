/** The public ledger (台账): sessions with their two rates, and the published items with their history. Rules F21, F27. */

import { presentPublic } from '#server/domain/followups/present.ts';
import type { Clock } from '#server/ports/clock.ts';
import type { EventStore } from '#server/ports/event-store.ts';
import type { RoomState } from '#shared/contract/room.ts';
import { questionKey, sourcesOf } from '#shared/features/compile/state.ts';
import type { FollowupState } from '#shared/features/followups/state.ts';
import {
  isInLedger,
  type LedgerDetail,
  type LedgerOverview,
  type LedgerSession,
  type OnsiteItem,
  type PublicFollowup,
} from '#shared/features/followups/views.ts';
import type { AnswerMoments } from '#shared/features/replay/views.ts';
import type { SessionState } from '#shared/features/sessions/state.ts';
import { chinaDate } from '#shared/kernel/china-date.ts';
import { ok, type Result, refuse } from '#shared/kernel/result.ts';
import { findItemRow, itemsOfSession, listSessions } from './item-rows.ts';
import { type BoardFigures, boardFigures, computeRates, type RatedPart } from './rates.ts';
import type { LoadRoom } from './receipts.ts';

export interface LedgerQueries {
  /** Of one body, or of all. */
  overview(tenantId?: string): Promise<LedgerOverview>;
  detail(sessionId: string): Promise<Result<LedgerDetail>>;
  /** A published item. */
  item(itemId: string): Promise<Result<PublicFollowup>>;
}

interface LedgerPorts {
  readonly store: EventStore;
  readonly clock: Pick<Clock, 'nowIso'>;
  readonly loadRoom: LoadRoom;
  /** Where the recording shows the answer to a question. */
  readonly moments: (sessionId: string) => Promise<AnswerMoments>;
}

type SessionFacts = Pick<SessionState, 'id' | 'code' | 'title' | 'status' | 'startedAt' | 'endedAt'>;

interface Listed {
  readonly session: SessionFacts;
  readonly board: BoardFigures;
}

export function createLedgerQueries({ store, clock, loadRoom, moments }: LedgerPorts): LedgerQueries {
  // A closed session's board changes no more, so its room need not be loaded for every look at the ledger.
  const closed = new Map<string, Listed>();

  async function findListed(sessionId: string): Promise<Listed | null> {
    const known = closed.get(sessionId);
    if (known !== undefined) return known;
    const room = await loadRoom(sessionId);
    if (room === null || !isInLedger(room.session.status)) return null;
    const listed = { session: factsOf(room.session), board: boardFigures(room) };
    if (room.session.status === 'closed') closed.set(sessionId, listed);
    return listed;
  }

  async function findPart(sessionId: string): Promise<(Listed & RatedPart) | null> {
    const listed = await findListed(sessionId);
    return listed === null ? null : { ...listed, items: await itemsOfSession(store, sessionId) };
  }

  function withRates({ session, ...part }: Listed & RatedPart, today: string): LedgerSession {
    const { id, ...facts } = session;
    return { sessionId: id, ...facts, rates: computeRates([part], today) };
  }

  async function overview(tenantId?: string): Promise<LedgerOverview> {
    const heads = (await listSessions(store, tenantId)).filter(({ status }) => isInLedger(status));
    const parts = (await Promise.all(heads.map(({ id }) => findPart(id)))).filter((part) => part !== null);
    const today = chinaDate(clock.nowIso());
    return { overall: computeRates(parts, today), sessions: parts.map((part) => withRates(part, today)) };
  }

  async function detail(sessionId: string): Promise<Result<LedgerDetail>> {
    const [part, room] = await Promise.all([findPart(sessionId), loadRoom(sessionId)]);
    if (room === null || room.session.status === 'preparing') return refuse('not_found', 'session');
    if (part === null) return ok(notYetIn(room.session));
    const items = part.items.filter(isPublished).map(presentPublic);
    const recorded = await moments(sessionId);
    return ok({
      session: withRates(part, chinaDate(clock.nowIso())),
      items: items.toSorted((a, b) => a.no - b.no),
      onsite: onsiteItems(room),
      answerMoments: recorded,
    });
  }

  async function item(itemId: string): Promise<Result<PublicFollowup>> {
    const found = await findItemRow(store, itemId);
    return found !== null && isPublished(found) ? ok(presentPublic(found)) : refuse('not_found', 'item');
  }

  return { overview, detail, item };
}

/** What is on the board belongs to nobody else until it is dispatched [F27]. */
function notYetIn(session: SessionState): LedgerDetail {
  const { id, ...facts } = factsOf(session);
  return {
    session: { sessionId: id, ...facts, rates: computeRates([], '') },
    items: [],
    onsite: [],
    answerMoments: {},
  };
}

function factsOf({ id, code, title, status, startedAt, endedAt }: SessionState): SessionFacts {
  return { id, code, title, status, startedAt, endedAt };
}

/** Once published, always in the ledger: also while it is done again. */
function isPublished(item: FollowupState): boolean {
  return item.replies.length > 0;
}

function onsiteItems(room: RoomState): readonly OnsiteItem[] {
  return Object.values(room.compile.items)
    .filter((item) => item.status === 'finished')
    .toSorted((a, b) => a.no - b.no)
    .map((item) => ({
      itemId: item.id,
      no: item.no,
      title: item.title,
      summary: item.summary,
      answer: item.answer ?? '',
      at: item.leftAt ?? '',
      opinions: sourcesOf(item).length,
      questionIds: publishedQuestions(room, sourcesOf(item)),
    }));
}

function publishedQuestions(room: RoomState, keys: readonly string[]): readonly string[] {
  return Object.values(room.questions.byId)
    .filter(({ id, status }) => status === 'published' && keys.includes(questionKey(id)))
    .map(({ id }) => id);
}
