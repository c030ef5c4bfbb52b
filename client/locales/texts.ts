/**
 * The catalogue's machinery. A namespace is one file `zh/<name>.ts` (the source), one file `en/<name>.ts`
 * (complete by type, loaded when asked for) and one line here beside them, `<name>.ts`. Whoever imports a namespace
 * carries it in its own chunk, so that texts of a desk never reach a citizen's phone.
 */
import { useSyncExternalStore } from 'react';
import { followLanguage, getLanguage, textsArrived } from './language.ts';

/** One namespace in the language of the page. */
export interface Texts<T> {
  /** The texts as they are now; Chinese until English has arrived. */
  get(): T;
}

/** Declares a namespace. */
export function defineTexts<T>(zh: T, loadEnglish: () => Promise<{ readonly en: T }>): Texts<T> {
  let english: T | null = null;
  let asked = false;
  const load = async () => {
    try {
      english = (await loadEnglish()).en;
      textsArrived();
    } catch {
      // Without network the page stays in Chinese; the next reading asks again.
      asked = false;
    }
  };
  return {
    get() {
      if (getLanguage() === 'zh') return zh;
      if (english !== null) return english;
      if (!asked) {
        asked = true;
        void load();
      }
      return zh;
    },
  };
}

/** The texts of a namespace in the language of the page: `const t = useText(commonTexts)`. */
export function useText<T>(texts: Texts<T>): T {
  return useSyncExternalStore(followLanguage, texts.get, texts.get);
}
