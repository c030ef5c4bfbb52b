/** Facts that single commands need besides: looked up before they are queued. One line per command. */

import { readStoredComment } from '#server/app/projections/rooms.ts';
import type { ExtraFacts } from '#server/domain/decision.ts';
import type { EventStore } from '#server/ports/event-store.ts';
import type { FilmStore } from '#server/ports/film-store.ts';
import type { Ledger } from '#server/ports/ledger.ts';
import type { LiveFeed } from '#server/ports/live-feed.ts';
import type { ParsedCommand } from '#shared/contract/catalogue.ts';
import { sourcesOf } from '#shared/features/compile/state.ts';
import { countTally } from '#shared/features/polls/poll-kind.ts';
import type { RoomCommandName } from './deciders.ts';
import type { LiveRoom } from './live-room.ts';

interface ExtraPorts {
  readonly store: EventStore;
  readonly ledger: Ledger;
  readonly films: FilmStore;
  readonly liveFeed: Pick<LiveFeed, 'isForbidden'>;
}

type Lookups = {
  readonly [N in Exclude<keyof ExtraFacts, 'sessions:create'>]: (
    live: LiveRoom,
    payload: Extract<ParsedCommand, { name: N }>['payload'],
    ports: ExtraPorts,
  ) => Promise<ExtraFacts[N]>;
};

const LOOKUPS: Lookups = {
  /** The ledger takes no more votes from here on, so the count is final [P7, P8]. */
  'polls:close': async (live, { pollId }, { ledger }) => {
    const poll = live.room.polls.byId[pollId];
    if (poll?.status !== 'open') return { counted: null };
    await ledger.closePoll(pollId);
    const [answers, turnout] = await Promise.all([ledger.countBallots(pollId), ledger.countVoters(pollId)]);
    return { counted: { tally: countTally(poll.type, poll.config, answers), turnout } };
  },
  'stage:addFilm': async (live, { filmId }, { films }) => ({
    film: (await films.find(live.sessionId, filmId))?.film ?? null,
  }),
  'stage:addPull': examineAddress,
  'stage:addRestream': examineAddress,
  'comments:delete': findComment,
  'comments:mute': findComment,
  'compile:pick': async (live, { commentIds }, { store }) => {
    const rows = await Promise.all(commentIds.map((id) => store.getRow('comments', id)));
    const comments = rows.flatMap((row) =>
      row === null || row.scope !== live.sessionId ? [] : [readStoredComment(row.doc)],
    );
    // What reviewers took away is not carried further.
    return { comments: comments.filter(({ status }) => status === 'shown') };
  },
  'compile:dispatch': async (live, { itemId }, { ledger }) => {
    const item = live.room.compile.items[itemId];
    const questionIds = (item === undefined ? [] : sourcesOf(item)).flatMap((key) =>
      key.startsWith('q:') ? [key.slice(2)] : [],
    );
    return { supporters: questionIds.length === 0 ? 0 : await ledger.countSupporters(questionIds) };
  },
  'sessions:close': async (live, _payload, { store }) => {
    const items = await store.listRows('items', { scope: live.sessionId, limit: 10_000 });
    return { openItems: items.filter(({ doc }) => !isClosed(doc)).length };
  },
};

async function examineAddress(
  _live: LiveRoom,
  { url }: { readonly url: string },
  { liveFeed }: ExtraPorts,
): Promise<{ readonly forbidden: boolean }> {
  return { forbidden: await liveFeed.isForbidden(url) };
}

/** A comment of this session that the room no longer keeps. */
async function findComment(
  live: LiveRoom,
  { commentId }: { readonly commentId: string },
  { store }: ExtraPorts,
) {
  const row = await store.getRow('comments', commentId);
  const comment = row === null || row.scope !== live.sessionId ? null : readStoredComment(row.doc);
  return { comment: comment?.status === 'shown' ? comment : null };
}

/** The extra facts of a command; none for most. Registry: casts tie name and payload. */
export async function lookUpExtra(
  live: LiveRoom,
  command: ParsedCommand<RoomCommandName>,
  ports: ExtraPorts,
): Promise<object> {
  // Votes must find the poll open in the ledger before anybody hears that it is.
  if (command.name === 'polls:open') await openInLedger(live, command.payload.pollId, ports.ledger);
  if (!Object.hasOwn(LOOKUPS, command.name)) return {};
  const lookUp = LOOKUPS[command.name as keyof Lookups] as (
    live: LiveRoom,
    payload: unknown,
    ports: ExtraPorts,
  ) => Promise<object>;
  return lookUp(live, command.payload, ports);
}

async function openInLedger(live: LiveRoom, pollId: string, ledger: Ledger): Promise<void> {
  if (live.room.polls.byId[pollId]?.status === 'prepared') await ledger.openPoll(pollId);
}

function isClosed(doc: unknown): boolean {
  return (doc as { process?: string }).process === 'closed';
}
