/** Says in words when the page is behind or cut off; a blink of the network is not worth a sentence. */
import { useEffect, useState } from 'react';
import { classes } from '#client/lib/classes.ts';
import { reloadOnce } from '#client/lib/page.ts';
import { commonTexts } from '#client/locales/common.ts';
import { refusalTexts } from '#client/locales/refusals.ts';
import { useText } from '#client/locales/texts.ts';
import type { ConnectionStatus } from '#client/session/connection-state.ts';
import { useConnection } from '#client/session/session-context.tsx';
import { Button } from '#client/ui/button.tsx';
import styles from './session-head.module.css';

/** Shorter interruptions pass unmentioned. */
const PATIENCE_MS = 1500;

/** Over the upper edge, so that nothing moves. */
export function ConnectionBanner() {
  const t = useText(commonTexts);
  const refusals = useText(refusalTexts);
  const { status, code } = useConnection();
  const shown = useLasting(status);
  useEffect(() => {
    // Nobody loses anything by it: drafts are kept.
    if (status === 'outdated') reloadOnce();
  }, [status]);
  if (shown === 'live') return null;
  const words = t.connection[shown];
  return (
    <div
      className={classes(styles.banner, (shown === 'refused' || shown === 'outdated') && styles.bad)}
      role="status"
    >
      {shown === 'refused' && code !== null ? words + refusals[code] : words}
      {shown === 'outdated' && (
        <Button look="quiet" onClick={() => location.reload()}>
          {t.actions.reload}
        </Button>
      )}
    </div>
  );
}

/** The status once it has lasted; `live` at once. */
function useLasting(status: ConnectionStatus): ConnectionStatus {
  const [lasting, setLasting] = useState<ConnectionStatus>('live');
  useEffect(() => {
    const timer = setTimeout(() => setLasting(status), status === 'live' ? 0 : PATIENCE_MS);
    return () => clearTimeout(timer);
  }, [status]);
  return status === 'live' ? 'live' : lasting;
}
