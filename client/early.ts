/**
 * Runs before everything else. Whoever opens a session's link needs the room's code, its state, its connection and its player:
 * all are asked for at once, while the shell is still on its way, and not one after the other.
 */
import { askEarly } from './lib/early.ts';
import { snapshotPath } from './session/snapshot-path.ts';

const code = /^\/s\/([A-Za-z0-9]+)\/?$/.exec(location.pathname)?.[1];
if (code !== undefined) {
  askEarly(snapshotPath(code, 'public'));
  askEarly('/api/me');
  // What does not arrive is asked for again by whoever needs it, and says so then.
  import('./app/pages/citizen/citizen-page.tsx').catch(() => undefined);
  import('./session/connection.ts').catch(() => undefined);
  import('./features/stage/programme-player.tsx').catch(() => undefined);
}
