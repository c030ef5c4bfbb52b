/** What a device remembers: drafts, name, place, large type. Works, forgetfully, where storage is forbidden. */
import { useCallback, useState } from 'react';

const PREFIX = 'ysh.';

/** A remembered text, or null. */
export function remembered(key: string): string | null {
  try {
    return localStorage.getItem(PREFIX + key);
  } catch {
    return null;
  }
}

/** Remembers a text; an empty one is forgotten. */
export function remember(key: string, text: string): void {
  try {
    if (text === '') localStorage.removeItem(PREFIX + key);
    else localStorage.setItem(PREFIX + key, text);
  } catch {
    // Private windows and full disks: the page works, it only forgets.
  }
}

/** A text that survives a reload, like `useState('')`. Drafts use keys such as `draft.ask.<code>`. */
export function useRemembered(key: string, initial = ''): readonly [string, (text: string) => void] {
  const [held, setHeld] = useState(() => ({ key, text: remembered(key) ?? initial }));
  const text = held.key === key ? held.text : (remembered(key) ?? initial);
  const change = useCallback(
    (next: string) => {
      setHeld({ key, text: next });
      remember(key, next);
    },
    [key],
  );
  return [text, change];
}

/** As {@link useRemembered} for a choice between few words; anything else that was stored is ignored. */
export function useRememberedChoice<C extends string>(
  key: string,
  choices: readonly C[],
  initial: C,
): readonly [C, (choice: C) => void] {
  const [text, setText] = useRemembered(key, initial);
  return [choices.find((choice) => choice === text) ?? initial, setText];
}
