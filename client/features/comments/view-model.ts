/** From the live comments to what the stream shows: newest first, still while somebody reads. No React. */
import type { Comment } from '#shared/features/comments/state.ts';

export interface StreamView {
  /** Newest first. */
  readonly shown: readonly Comment[];
  /** Newer ones behind the pill. */
  readonly waiting: number;
}

/** The stream as it runs. */
export function runningStream(comments: readonly Comment[]): StreamView {
  return { shown: [...comments].reverse(), waiting: 0 };
}

/**
 * The stream as it stood when somebody began to read. Deleted comments go at once; those that only became too old
 * for the live list stay, since they are being read.
 */
export function heldStream(held: readonly Comment[], comments: readonly Comment[]): StreamView {
  const live = new Set(comments.map((comment) => comment.id));
  const oldest = comments[0]?.no ?? Number.POSITIVE_INFINITY;
  const kept = held.filter((comment) => live.has(comment.id) || comment.no < oldest);
  const known = new Set(held.map((comment) => comment.id));
  return {
    shown: [...kept].reverse(),
    waiting: comments.filter((comment) => !known.has(comment.id)).length,
  };
}
