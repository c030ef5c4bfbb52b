/** Starts the client: remembered choices first, then the shell. */
import './ui/tokens.css';
import './ui/base.css';
import { createRoot } from 'react-dom/client';
import { restoreLargeType } from '#client/lib/large-type.ts';
import { App } from './app/app.tsx';
import { followPageLanguage } from './app/page-language.ts';

restoreLargeType();
followPageLanguage();

const root = document.getElementById('root');
if (root !== null) createRoot(root).render(<App />);
