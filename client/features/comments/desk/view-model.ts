/** What the desk shows of comments: those that wait in their order, those that are shown newest first. */
import type { Comment, CommentsState } from '#shared/features/comments/state.ts';

/** Most comments that one command takes. */
export const BATCH = 200;

/** Those that wait, oldest first. */
export function pendingComments(comments: CommentsState): readonly Comment[] {
  return Object.values(comments.pending).sort((a, b) => a.no - b.no);
}

/** Those that everybody sees, newest first. */
export function shownComments(comments: CommentsState): readonly Comment[] {
  return [...comments.shown].reverse();
}

/** What a batch does: the selected ones that still wait, in their order; all of them when none is selected. */
export function batchOf(pending: readonly Comment[], selected: ReadonlySet<string>): readonly string[] {
  const chosen = pending.filter((comment) => selected.has(comment.id));
  return (chosen.length === 0 ? pending : chosen).slice(0, BATCH).map((comment) => comment.id);
}

/** The selection with one comment turned over. */
export function toggled(selected: ReadonlySet<string>, id: string): ReadonlySet<string> {
  const next = new Set(selected);
  if (!next.delete(id)) next.add(id);
  return next;
}

/** A list that does not run away while it is read: what came since waits behind a pill. */
export function frozen(
  shown: readonly Comment[],
  newestNo: number | null,
): { readonly rows: readonly Comment[]; readonly fresh: number } {
  if (newestNo === null) return { rows: shown, fresh: 0 };
  const rows = shown.filter((comment) => comment.no <= newestNo);
  return { rows, fresh: shown.length - rows.length };
}
