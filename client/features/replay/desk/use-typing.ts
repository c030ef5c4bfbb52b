/** What is typed for the captions of a session: outlives the page's parts, and a reload. */
import { remember, remembered } from '#client/lib/storage.ts';
import { createStore, type Store, useStore } from '#client/lib/store.ts';
import { parseTyping, type Typing, writeTyping } from './typing-model.ts';

const stores = new Map<string, Store<Typing>>();

/** One for each session: an answer may come after somebody went to another page of the desk and back. */
function storeOf(code: string): Store<Typing> {
  const store = stores.get(code) ?? createStore(parseTyping(remembered(keyOf(code)) ?? ''));
  stores.set(code, store);
  return store;
}

const keyOf = (code: string): string => `draft.captions.${code}`;

/** `change` applies a step to what is there then. */
export function useTyping(code: string) {
  const store = storeOf(code);
  const typing = useStore(store, (all) => all);
  const change = (step: (before: Typing) => Typing): void => {
    store.set(step(store.get()));
    remember(keyOf(code), writeTyping(store.get()));
  };
  return { typing, change };
}
