/** What can happen to comments. */
import type { Comment, PublicComment } from './state.ts';

export type CommentEvent =
  /** A comment arrived; `pending` when it waits for review, otherwise it is shown at once. */
  | { readonly type: 'comment.made'; readonly comment: Comment; readonly pending: boolean }
  /** Never stored: how a comment is presented to the public when it becomes visible. */
  | { readonly type: 'comment.shown'; readonly comment: PublicComment }
  | { readonly type: 'comment.passed'; readonly comment: Comment; readonly by: string }
  | { readonly type: 'comment.rejected'; readonly id: string; readonly by: string; readonly reason: string }
  | {
      readonly type: 'comment.deleted';
      readonly id: string;
      readonly by: string;
      readonly reason: string;
      /** Server only: as it was, for its table. */
      readonly comment?: Comment;
    }
  | {
      readonly type: 'comment.authorMuted';
      readonly personId: string;
      readonly name: string;
      readonly by: string;
      readonly reason: string;
    }
  | { readonly type: 'comment.authorUnmuted'; readonly personId: string; readonly by: string };
