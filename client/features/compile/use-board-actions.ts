/** What is done on the board: each action sends its command, says what happened, and offers to undo it. */
import { useMemo } from 'react';
import type { Outcome } from '#client/lib/outcome.ts';
import { compileTexts } from '#client/locales/compile.ts';
import { refusalTexts } from '#client/locales/refusals.ts';
import { useText } from '#client/locales/texts.ts';
import { useSend } from '#client/session/session-context.tsx';
import { toast } from '#client/ui/toast.tsx';
import type { InputOf } from '#shared/contract/catalogue.ts';
import type { CompileItem, Route } from '#shared/features/compile/state.ts';

export interface BoardActions {
  /** Answers the new item's id. */
  readonly draft: (keys: readonly string[], title: string) => Promise<string | null>;
  readonly add: (item: CompileItem, keys: readonly string[]) => Promise<boolean>;
  readonly takeOut: (item: CompileItem, key: string) => Promise<boolean>;
  readonly merge: (into: CompileItem, from: CompileItem) => Promise<boolean>;
  readonly unmerge: (into: CompileItem, from: CompileItem) => Promise<boolean>;
  readonly edit: (item: CompileItem, title: string, summary: string) => Promise<boolean>;
  readonly triage: (item: CompileItem, triage: TriageInput) => Promise<boolean>;
  readonly settle: (keys: readonly string[], how: 'live' | 'reason', reason: string) => Promise<boolean>;
  readonly unsettle: (key: string) => Promise<boolean>;
  readonly remove: (item: CompileItem) => Promise<boolean>;
  readonly dispatch: (item: CompileItem, due: string) => Promise<boolean>;
  readonly finish: (item: CompileItem, text: string) => Promise<boolean>;
  readonly pick: (commentIds: readonly string[]) => Promise<boolean>;
  readonly unpick: (commentId: string) => Promise<boolean>;
}

export type TriageInput = Omit<InputOf<'compile:triage'>, 'itemId'>;

/** The most that one command takes. */
const MOST = 200;

/** The triage of an item as a command would set it; null while it has none. */
export function triageOf(item: CompileItem): TriageInput | null {
  if (item.triage === null) return null;
  const { route, lead, coUnits, note } = item.triage;
  return { route, leadUnitId: lead?.id ?? null, coUnitIds: coUnits.map((unit) => unit.id), note };
}

/** One click: the route changes, departments and note stay. */
export function withRoute(item: CompileItem, route: Route): TriageInput {
  const before = triageOf(item) ?? { leadUnitId: null, coUnitIds: [], note: '' };
  return { ...before, route };
}

type Undo = (() => Promise<unknown>) | null;

/** The actions, the same as long as the language is. */
export function useBoardActions(): BoardActions {
  const send = useSend();
  const t = useText(compileTexts);
  const refusals = useText(refusalTexts);
  return useMemo(() => {
    const told = async <T>(asked: Promise<Outcome<T>>, words: (value: T) => string, undo: Undo = null) => {
      const outcome = await asked;
      if (!outcome.ok) {
        toast(refusals[outcome.code], 'bad');
        return null;
      }
      const action = undo === null ? null : { label: t.undo, run: () => void undo() };
      toast(words(outcome.value), 'good', action);
      return outcome.value;
    };
    const did = async <T>(asked: Promise<Outcome<T>>, words: string, undo: Undo = null) =>
      (await told(asked, () => words, undo)) !== null;
    /** Undoing is told only when it fails. */
    const quietly = async <T>(asked: Promise<Outcome<T>>) => {
      const outcome = await asked;
      if (!outcome.ok) toast(refusals[outcome.code], 'bad');
      return outcome;
    };
    return createActions({ send, t, told, did, quietly });
  }, [send, t, refusals]);
}

interface Tools {
  readonly send: ReturnType<typeof useSend>;
  readonly t: ReturnType<typeof compileTexts.get>;
  readonly told: <T>(
    asked: Promise<Outcome<T>>,
    words: (value: T) => string,
    undo?: Undo,
  ) => Promise<T | null>;
  readonly did: <T>(asked: Promise<Outcome<T>>, words: string, undo?: Undo) => Promise<boolean>;
  readonly quietly: <T>(asked: Promise<Outcome<T>>) => Promise<Outcome<T>>;
}

function createActions({ send, t, told, did, quietly }: Tools): BoardActions {
  return {
    async draft(keys, title) {
      const sent = send('compile:draftItem', { keys: keys.slice(0, MOST), title });
      const made = await told(sent, ({ no }) => t.done.drafted(no));
      return made?.itemId ?? null;
    },
    add: (item, keys) =>
      did(
        send('compile:addSources', { itemId: item.id, keys: keys.slice(0, MOST) }),
        t.done.added(keys.length, item.no),
        async () => {
          for (const key of keys) await quietly(send('compile:removeSource', { itemId: item.id, key }));
        },
      ),
    takeOut: (item, key) =>
      did(send('compile:removeSource', { itemId: item.id, key }), t.done.removed, () =>
        quietly(send('compile:addSources', { itemId: item.id, keys: [key] })),
      ),
    merge: (into, from) =>
      did(send('compile:merge', { intoId: into.id, fromId: from.id }), t.done.merged(from.no, into.no), () =>
        quietly(send('compile:unmerge', { intoId: into.id, fromId: from.id })),
      ),
    unmerge: (into, from) =>
      did(send('compile:unmerge', { intoId: into.id, fromId: from.id }), t.done.unmerged, () =>
        quietly(send('compile:merge', { intoId: into.id, fromId: from.id })),
      ),
    edit: (item, title, summary) =>
      did(send('compile:edit', { itemId: item.id, title, summary }), t.done.edited),
    triage(item, triage) {
      const before = triageOf(item);
      const sent = send('compile:triage', { itemId: item.id, ...triage });
      // The pressed route says it all; a notice is for taking a change of route back.
      if (before === null || before.route === triage.route) return quietly(sent).then(({ ok }) => ok);
      return did(sent, t.done.triaged(t.route[triage.route]), () =>
        quietly(send('compile:triage', { itemId: item.id, ...before })),
      );
    },
    settle: (keys, how, reason) => settleAll(keys, how, reason, { send, t, told, did, quietly }),
    unsettle: (key) => did(send('compile:unsettle', { key }), t.done.unsettled),
    remove: (item) => did(send('compile:removeItem', { itemId: item.id }), t.done.itemRemoved),
    dispatch: (item, due) =>
      did(send('compile:dispatch', { itemId: item.id, due }), t.done.dispatched(item.no)),
    finish: (item, text) => did(send('compile:finishOnsite', { itemId: item.id, text }), t.done.finished),
    pick: (commentIds) =>
      did(
        send('compile:pick', { commentIds: commentIds.slice(0, MOST) }),
        t.done.picked(Math.min(MOST, commentIds.length)),
      ),
    unpick: (commentId) =>
      did(send('compile:unpick', { commentId }), t.done.unpicked, () =>
        quietly(send('compile:pick', { commentIds: [commentId] })),
      ),
  };
}

/** One command per submission; the first refusal stops and is told. */
async function settleAll(
  keys: readonly string[],
  how: 'live' | 'reason',
  reason: string,
  { send, t, quietly }: Tools,
): Promise<boolean> {
  const done: string[] = [];
  for (const key of keys) {
    const outcome = await quietly(send('compile:settle', { key, how, reason }));
    if (!outcome.ok) break;
    done.push(key);
  }
  if (done.length === 0) return false;
  const undo = async () => {
    for (const key of done) await quietly(send('compile:unsettle', { key }));
  };
  toast(t.done.settled(done.length), 'good', { label: t.undo, run: () => void undo() });
  return done.length === keys.length;
}
