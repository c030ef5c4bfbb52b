/** The language of the page: Chinese unless this device asked for English; remembered. */
import { useSyncExternalStore } from 'react';

export type Language = 'zh' | 'en';

const KEY = 'ysh.language';
const listeners = new Set<() => void>();
let current: Language = readLanguage();

function readLanguage(): Language {
  try {
    return localStorage.getItem(KEY) === 'en' ? 'en' : 'zh';
  } catch {
    return 'zh';
  }
}

/** The language in use. */
export function getLanguage(): Language {
  return current;
}

/** Changes the language everywhere on the page. */
export function setLanguage(language: Language): void {
  current = language;
  try {
    localStorage.setItem(KEY, language);
  } catch {
    // Forgotten with the page.
  }
  for (const listener of [...listeners]) listener();
}

/** Tells of changes of language and of texts that have arrived. */
export function followLanguage(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Texts of another language have arrived: whoever shows texts reads again. */
export function textsArrived(): void {
  for (const listener of [...listeners]) listener();
}

/** The language in use, followed. */
export function useLanguage(): Language {
  return useSyncExternalStore(followLanguage, getLanguage, getLanguage);
}
