/** The citizens’ page of a session: opened here, or told to others as a link or a picture. */
import { useState } from 'react';
import { deskSessionTexts } from '#client/locales/desk-sessions.ts';
import { useText } from '#client/locales/texts.ts';
import { usePublicOrigin } from '#client/session/public-origin.ts';
import { Button } from '#client/ui/button.tsx';
import { CopyButton } from '#client/ui/copy-button.tsx';
import { QrCode } from '#client/ui/qr-code.tsx';
import { Dialog } from '#client/ui/sheet.tsx';
import styles from './desk.module.css';

/** A link, and a button that shows how to spread it. */
export function PublicAddress({ code }: { readonly code: string }) {
  const { sub: t } = useText(deskSessionTexts);
  const [shown, setShown] = useState(false);
  return (
    <>
      <a href={`/s/${code}`} target="_blank" rel="noreferrer">
        {t.citizen}
      </a>
      <Button compact icon="link" onClick={() => setShown(true)}>
        {t.spread}
      </Button>
      {shown && (
        <Dialog title={t.spreadTitle} onClose={() => setShown(false)}>
          <Address code={code} />
        </Dialog>
      )}
    </>
  );
}

function Address({ code }: { readonly code: string }) {
  const { sub: t } = useText(deskSessionTexts);
  const origin = usePublicOrigin();
  if (origin === null) return null;
  const address = `${origin}/s/${code}`;
  return (
    <div className={styles.address}>
      <QrCode text={address} label={t.qr} size="200px" />
      <div>
        <p>{t.spreadHint}</p>
        <code>{address}</code>
        <CopyButton text={address} label={t.copyAddress} look="primary" />
      </div>
    </div>
  );
}
