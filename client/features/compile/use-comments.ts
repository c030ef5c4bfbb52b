/** All comments of a session, read page by page: a long session has more than one answer holds. */
import { useEffect, useState } from 'react';
import { getJson } from '#client/lib/http.ts';
import type { FailureCode } from '#client/lib/outcome.ts';
import type { CommentRow } from '#shared/contract/http.ts';

export interface Comments {
  readonly rows: readonly CommentRow[];
  readonly state: 'loading' | 'complete' | FailureCode;
}

/** The most that one answer holds. */
const PAGE = 500;

/** Rows come as they arrive; after a failure what came before stays. */
export function useComments(code: string): Comments & { readonly retry: () => void } {
  const [turn, setTurn] = useState(0);
  const [comments, setComments] = useState<Comments>({ rows: [], state: 'loading' });
  useEffect(() => {
    let wanted = true;
    const load = async () => {
      let rows: readonly CommentRow[] = [];
      for (;;) {
        const after = rows.at(-1)?.no ?? 0;
        const path = `/api/sessions/${encodeURIComponent(code)}/comments?after=${after}`;
        const outcome = await getJson<readonly CommentRow[]>(path);
        if (!wanted) return;
        if (!outcome.ok) return setComments({ rows, state: outcome.code });
        rows = [...rows, ...outcome.value];
        const complete = outcome.value.length < PAGE;
        setComments({ rows, state: complete ? 'complete' : 'loading' });
        if (complete) return;
      }
    };
    void load();
    return () => {
      wanted = false;
    };
  }, [code, turn]);
  return { ...comments, retry: () => setTurn((before) => before + 1) };
}
