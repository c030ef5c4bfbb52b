/** Reading sessions: by code, as lists, their comments and named ballots. */

import {
  readSessionRow,
  readStoredComment,
  type SessionRow,
  type StoredComment,
} from '#server/app/projections/rooms.ts';
import type { EventStore } from '#server/ports/event-store.ts';
import type { Ledger } from '#server/ports/ledger.ts';
import type { CommentRow, GuestView, NamedBallot, SessionListItem } from '#shared/contract/http.ts';
import { sessionCodeSchema } from '#shared/kernel/ids.ts';
import { ok, type Result, refuse } from '#shared/kernel/result.ts';
import { type Actor, isDesk } from '#shared/kernel/roles.ts';
import type { LiveRoom } from './live-room.ts';
import type { RoomService } from './room-service.ts';

/** Comments answered at once. */
const COMMENT_PAGE = 500;
const MOST_SESSIONS = 500;

export interface SessionQueries {
  /** The room behind a public code, or null. */
  findByCode(code: string): Promise<LiveRoom | null>;
  /** The room that a guest's link leads to, or null. */
  findByGuestToken(token: string): Promise<GuestView | null>;
  /** The room that an encoder with this digest of its key belongs to, or null. */
  findByEncoderKey(keyDigest: string): Promise<LiveRoom | null>;
  /** Sessions that the person may see, newest first. */
  list(staff: Actor | null): Promise<readonly SessionListItem[]>;
  /** Every comment after number `after`, whether it was shown or not; staff only. */
  comments(live: LiveRoom, staff: Actor | null, after: number): Promise<Result<readonly CommentRow[]>>;
  /** Who voted what in a named poll; staff only, after closing [P11]. */
  namedBallots(live: LiveRoom, staff: Actor | null, pollId: string): Promise<Result<readonly NamedBallot[]>>;
}

interface QueryPorts {
  readonly store: EventStore;
  readonly ledger: Ledger;
  readonly rooms: RoomService;
  readonly digest: (token: string) => string;
}

/** Finds sessions by their public code. A code keeps its session, so a crowd that joins is one read, not thousands. */
function createCodeBook(store: EventStore): (code: string) => Promise<string | null> {
  const known = new Map<string, string>();
  return async (code) => {
    const remembered = known.get(code);
    if (remembered !== undefined) return remembered;
    if (!sessionCodeSchema.safeParse(code).success) return null;
    const row = await store.getRow('sessions', code);
    if (row !== null) known.set(code, row.tag);
    return row?.tag ?? null;
  };
}

export function createSessionQueries({ store, ledger, rooms, digest }: QueryPorts): SessionQueries {
  const sessionIdOf = createCodeBook(store);
  return {
    findByCode: async (code) => {
      const sessionId = await sessionIdOf(code);
      return sessionId === null ? null : rooms.find(sessionId);
    },
    findByGuestToken: async (token) => {
      const row = await store.getRow('guests', digest(token));
      const live = row === null ? null : await rooms.find(row.scope);
      const guest = row === null ? undefined : live?.room.stage.guests[row.tag];
      if (live === null || guest === undefined) return null;
      const { id: sessionId, code, title } = live.room.session;
      return { sessionId, code, title, guestId: guest.id, label: guest.label };
    },
    findByEncoderKey: async (keyDigest) => {
      const row = await store.getRow('encoders', keyDigest);
      return row === null ? null : rooms.find(row.scope);
    },
    list: async (staff) => {
      const scope = staff?.tenantId;
      const query = { descending: true, limit: MOST_SESSIONS, ...(scope === undefined ? {} : { scope }) };
      const rows = (await store.listRows('sessions', query)).map(({ doc }) => readSessionRow(doc));
      return rows.filter((row) => staff !== null || row.status !== 'preparing').map(toListItem);
    },
    comments: async (live, staff, after) => {
      const refused = deskOnly(live, staff);
      if (refused !== null) return refused;
      const from = String(after).padStart(9, '0');
      const rows = await store.listRows('comments', {
        scope: live.sessionId,
        after: from,
        limit: COMMENT_PAGE,
      });
      return ok(rows.map(({ doc }) => toCommentRow(readStoredComment(doc))));
    },
    namedBallots: async (live, staff, pollId) => {
      const refused = deskOnly(live, staff);
      if (refused !== null) return refused;
      const poll = live.room.polls.byId[pollId];
      if (poll === undefined || poll.secret) return refuse('not_found');
      if (poll.status !== 'closed') return refuse('wrong_state');
      const ballots = await ledger.listNamedBallots(pollId);
      return ok(ballots.map(({ personId, answer }) => ({ voter: personId, answer })));
    },
  };
}

/** Desk people of the session's own body. */
function deskOnly(live: LiveRoom, staff: Actor | null) {
  if (staff === null) return refuse('sign_in_required');
  return isDesk(staff) && staff.tenantId === live.room.session.tenantId ? null : refuse('forbidden');
}

function toListItem({ tenantId: _tenantId, ...item }: SessionRow): SessionListItem {
  return item;
}

function toCommentRow({ id, no, text, name, at, status }: StoredComment): CommentRow {
  return { id, no, text, name, at, status };
}
