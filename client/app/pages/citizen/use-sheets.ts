/** Which sheet is open on the citizen's page, and what comes after the phone was verified. */
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { openPolls } from '#client/features/sessions/view-model.ts';
import { useMine, useRoom } from '#client/session/session-context.tsx';

export type OpenSheet =
  | { readonly kind: 'ask' }
  | { readonly kind: 'read' }
  | { readonly kind: 'poll'; readonly pollId: string };

export interface Sheets {
  readonly open: OpenSheet | null;
  readonly show: (sheet: OpenSheet) => void;
  readonly close: () => void;
  /** What to do once the phone is verified; null while no verification is asked for. */
  readonly afterVerifying: (() => void) | null;
  readonly verify: (then: () => void) => void;
  readonly endVerifying: () => void;
  /** An open poll that was put aside: it waits as a pill. */
  readonly waitingPollId: string | null;
}

/** A poll comes up by itself once, and never over something that is being written. */
export function useSheets(): Sheets {
  const [open, setOpen] = useState<OpenSheet | null>(null);
  const [afterVerifying, setAfterVerifying] = useState<(() => void) | null>(null);
  const seen = useRef(new Set<string>());
  const polls = useRoom((room) => room.polls);
  const voted = useMine((mine) => mine?.voted ?? null);
  const pollId = useRoom(
    (room) => openPolls(room).find((poll) => voted?.includes(poll.id) !== true)?.id ?? null,
  );
  // Before the first welcome nobody knows whether this person has voted already.
  const known = voted !== null;

  useEffect(() => {
    if (!known || pollId === null || open !== null || seen.current.has(pollId) || isWriting()) return;
    seen.current.add(pollId);
    setOpen({ kind: 'poll', pollId });
  }, [known, pollId, open]);

  const show = useCallback((sheet: OpenSheet) => setOpen(sheet), []);
  const close = useCallback(() => setOpen(null), []);
  const verify = useCallback((then: () => void) => setAfterVerifying(() => then), []);
  const endVerifying = useCallback(() => setAfterVerifying(null), []);
  const shown = open?.kind === 'poll' && polls.byId[open.pollId] === undefined ? null : open;
  const waitingPollId = known && shown === null ? pollId : null;
  return useMemo(
    () => ({ open: shown, show, close, afterVerifying, verify, endVerifying, waitingPollId }),
    [shown, show, close, afterVerifying, verify, endVerifying, waitingPollId],
  );
}

/** Somebody has the keyboard up. */
function isWriting(): boolean {
  const tag = document.activeElement?.tagName;
  return tag === 'TEXTAREA' || tag === 'INPUT';
}
