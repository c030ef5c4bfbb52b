/** Starts the client: remembered choices first, then the shell. */
import './ui/tokens.css';
import './ui/base.css';
import { createRoot } from 'react-dom/client';
import { restoreLargeType } from '#client/lib/large-type.ts';
import { App } from './app/app.tsx';
import { followPageLanguage } from './app/page-language.ts';

restoreLargeType();
followPageLanguage();

/** The newest of what the client uses stands for the rest. */
const old = !('toSorted' in Array.prototype);

/** Nothing of the pages runs before what it needs is there; what cannot be loaded leaves the page's first words. */
async function start(): Promise<void> {
  if (old) await import('./old-browsers.ts');
  const root = document.getElementById('root');
  if (root !== null) createRoot(root).render(<App />);
}

void start();
