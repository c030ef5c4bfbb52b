/**
 * Puts `early.ts` into the page as a script of its own. Imported by the page's script it would wait for everything
 * that this imports, which is what it is there to be ahead of.
 */
import type { Plugin } from 'vite';

export const EARLY = 'early';

/** For Vite's `plugins`; the build needs an input of the name {@link EARLY}. */
export const earlyScript: Plugin = {
  name: 'early-script',
  apply: 'build',
  transformIndexHtml: {
    order: 'post',
    handler(_html, { bundle = {} }) {
      const early = Object.values(bundle).find(
        (file) => file.type === 'chunk' && file.isEntry && file.name === EARLY,
      );
      if (early === undefined) throw new Error(`the build has no script ${EARLY}`);
      const attrs = { type: 'module', async: true, crossorigin: true, src: `/${early.fileName}` };
      return [{ tag: 'script', attrs, injectTo: 'head' }];
    },
  },
};
