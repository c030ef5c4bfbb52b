/** What can happen on the board where submissions become items. */
import type { PublicComment } from '#shared/features/comments/state.ts';
import type { Triage } from './state.ts';

export type CompileEvent =
  | { readonly type: 'compile.picked'; readonly comments: readonly PublicComment[]; readonly by: string }
  | { readonly type: 'compile.unpicked'; readonly commentId: string }
  | {
      readonly type: 'compile.itemDrafted';
      readonly itemId: string;
      readonly no: number;
      readonly title: string;
      readonly keys: readonly string[];
    }
  | { readonly type: 'compile.itemRemoved'; readonly itemId: string }
  | { readonly type: 'compile.sourcesAdded'; readonly itemId: string; readonly keys: readonly string[] }
  | { readonly type: 'compile.sourceRemoved'; readonly itemId: string; readonly key: string }
  | { readonly type: 'compile.merged'; readonly intoId: string; readonly fromId: string }
  | { readonly type: 'compile.unmerged'; readonly intoId: string; readonly fromId: string }
  | {
      readonly type: 'compile.edited';
      readonly itemId: string;
      readonly title: string;
      readonly summary: string;
    }
  | { readonly type: 'compile.triaged'; readonly itemId: string; readonly triage: Triage }
  | {
      readonly type: 'compile.settled';
      readonly key: string;
      readonly how: 'live' | 'reason';
      readonly reason: string;
      readonly by: string;
    }
  | { readonly type: 'compile.unsettled'; readonly key: string }
  /** The item's own stream begins in the same transaction. */
  | { readonly type: 'compile.dispatched'; readonly itemId: string; readonly due: string }
  | { readonly type: 'compile.finishedOnsite'; readonly itemId: string; readonly text: string };
