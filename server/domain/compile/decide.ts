/** Decisions about the board. Rules K1-K17 in shared/features/compile/SPEC.md. */

import type { PublicComment } from '#shared/features/comments/state.ts';
import type { compileCommands } from '#shared/features/compile/commands.ts';
import { commentKey, itemHolding, sourcesOf } from '#shared/features/compile/state.ts';
import { ok, refuse } from '#shared/kernel/result.ts';
import type { RoomDeciders } from '../decision.ts';
import { findDepartments } from '../departments.ts';
import { done, findFree, findItem, findOpenItem, isSubmission, refuseUnlessOpen } from './board.ts';
import { dispatchItem, finishOnsite } from './dispatch.ts';

/** The fields that stay on the board: never the author. */
function publicFields({ id, no, text, name, at, programmeMs }: PublicComment): PublicComment {
  return { id, no, text, name, at, programmeMs };
}

export const compileDeciders: RoomDeciders<keyof typeof compileCommands> = {
  'compile:pick': (room, { commentIds }, facts) => {
    const closed = refuseUnlessOpen(room);
    if (closed !== null) return closed;
    const known = new Map(facts.comments.map((comment) => [comment.id, comment]));
    const missing = commentIds.find((id) => !known.has(id));
    if (missing !== undefined) return refuse('not_found', `comment ${missing}`);
    const fresh = [...new Set(commentIds)].filter((id) => room.compile.picked[id] === undefined);
    const comments = fresh.flatMap((id) => known.get(id) ?? []).map(publicFields);
    return comments.length === 0 ? done() : done({ type: 'compile.picked', comments, by: facts.actor.name });
  },
  'compile:unpick': (room, { commentId }) => {
    const closed = refuseUnlessOpen(room);
    if (closed !== null) return closed;
    const key = commentKey(commentId);
    if (!isSubmission(room, key)) return refuse('not_found', key);
    if (itemHolding(room.compile, key) !== null) return refuse('already_compiled', key);
    if (room.compile.settled[key] !== undefined) return refuse('wrong_state', 'settled');
    return done({ type: 'compile.unpicked', commentId });
  },
  'compile:draftItem': (room, { keys, title }, facts) => {
    const closed = refuseUnlessOpen(room);
    if (closed !== null) return closed;
    const free = findFree(room, keys);
    if (!free.ok) return free;
    const itemId = facts.newId('i');
    const no = room.compile.lastNo + 1;
    return ok({
      events: [{ type: 'compile.itemDrafted', itemId, no, title, keys: free.value }],
      reply: { itemId, no },
    });
  },
  'compile:addSources': (room, { itemId, keys }) => {
    const found = findOpenItem(room, itemId);
    if (!found.ok) return found;
    const free = findFree(room, keys);
    return free.ok ? done({ type: 'compile.sourcesAdded', itemId, keys: free.value }) : free;
  },
  'compile:removeSource': (room, { itemId, key }) => {
    const found = findOpenItem(room, itemId);
    if (!found.ok) return found;
    const item = found.value;
    if (!sourcesOf(item).includes(key)) return refuse('not_compiled', key);
    if (!item.keys.includes(key)) return refuse('wrong_state', 'came by a merge');
    if (item.keys.length === 1) return refuse('wrong_state', 'the last one');
    return done({ type: 'compile.sourceRemoved', itemId, key });
  },
  'compile:merge': (room, { intoId, fromId }) => {
    if (intoId === fromId) return refuse('conflict', 'one and the same');
    const into = findOpenItem(room, intoId);
    if (!into.ok) return into;
    const from = findOpenItem(room, fromId);
    return from.ok ? done({ type: 'compile.merged', intoId, fromId }) : from;
  },
  'compile:unmerge': (room, { intoId, fromId }) => {
    const into = findOpenItem(room, intoId);
    if (!into.ok) return into;
    if (!into.value.absorbed.some((item) => item.id === fromId))
      return refuse('not_found', `merged ${fromId}`);
    return done({ type: 'compile.unmerged', intoId, fromId });
  },
  'compile:edit': (room, { itemId, title, summary }) => {
    const found = findOpenItem(room, itemId);
    return found.ok ? done({ type: 'compile.edited', itemId, title, summary }) : found;
  },
  'compile:triage': (room, { itemId, route, leadUnitId, coUnitIds, note }, facts) => {
    const found = findOpenItem(room, itemId);
    if (!found.ok) return found;
    const units = findDepartments(leadUnitId, coUnitIds, facts);
    if (!units.ok) return units;
    return done({ type: 'compile.triaged', itemId, triage: { route, ...units.value, note } });
  },
  'compile:settle': (room, { key, how, reason }, facts) => {
    const closed = refuseUnlessOpen(room);
    if (closed !== null) return closed;
    if (!isSubmission(room, key)) return refuse('not_found', key);
    if (itemHolding(room.compile, key) !== null) return refuse('already_compiled', key);
    if (how === 'reason' && reason === '') return refuse('reason_required');
    return done({ type: 'compile.settled', key, how, reason, by: facts.actor.name });
  },
  'compile:unsettle': (room, { key }) => {
    const closed = refuseUnlessOpen(room);
    if (closed !== null) return closed;
    return room.compile.settled[key] === undefined
      ? refuse('not_found', key)
      : done({ type: 'compile.unsettled', key });
  },
  'compile:removeItem': (room, { itemId }) => {
    const found = findItem(room, itemId);
    if (!found.ok) return found;
    if (found.value.status === 'dispatched') return refuse('wrong_state', 'dispatched');
    if (found.value.absorbed.length > 0) return refuse('wrong_state', 'holds merged items');
    return done({ type: 'compile.itemRemoved', itemId });
  },
  'compile:dispatch': dispatchItem,
  'compile:finishOnsite': finishOnsite,
};
