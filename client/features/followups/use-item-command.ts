/** Sends a command about an item by HTTP: these pages have no room. A retry keeps its id, so nothing is done twice. */
import { useRef, useState } from 'react';
import { postJson } from '#client/lib/http.ts';
import { newCommandId } from '#client/lib/ids.ts';
import type { Failed, Outcome } from '#client/lib/outcome.ts';
import type { CommandOn, InputOf, ReplyOf } from '#shared/contract/catalogue.ts';

type ItemCommand = CommandOn<'followup'>;

export interface ItemSender {
  readonly busy: boolean;
  readonly failure: Failed | null;
  /** Answers the reply, or null when it was refused; `failure` then says why. */
  readonly send: <N extends ItemCommand>(name: N, payload: InputOf<N>) => Promise<ReplyOf<N> | null>;
}

/** A sender for one form. Staff who hold a receipt act as citizens there. */
export function useItemCommand(as: 'staff' | 'citizen'): ItemSender {
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failed | null>(null);
  // What was sent last and not answered: the same words again are the same intention.
  const open = useRef<{ readonly words: string; readonly commandId: string } | null>(null);
  return {
    busy,
    failure,
    async send<N extends ItemCommand>(name: N, payload: InputOf<N>) {
      const words = JSON.stringify([name, payload]);
      const kept = open.current?.words === words ? open.current : { words, commandId: newCommandId() };
      open.current = kept;
      setBusy(true);
      setFailure(null);
      const body = { as, name, commandId: kept.commandId, payload };
      const outcome: Outcome<ReplyOf<N>> = await postJson('/api/commands', body);
      setBusy(false);
      if (outcome.ok) {
        open.current = null;
        return outcome.value;
      }
      if (outcome.code !== 'offline' && outcome.code !== 'timed_out') open.current = null;
      setFailure(outcome);
      return null;
    },
  };
}
