/** The citizens' page of a session, told to others: as a picture for phones, and as a link for groups. */
import { deskSessionTexts } from '#client/locales/desk-sessions.ts';
import { useText } from '#client/locales/texts.ts';
import { isThisMachine, usePublicOrigin } from '#client/session/public-origin.ts';
import { CopyButton } from '#client/ui/copy-button.tsx';
import { Notice } from '#client/ui/feedback.tsx';
import { QrCode } from '#client/ui/qr-code.tsx';
import { Dialog } from '#client/ui/sheet.tsx';
import styles from './desk.module.css';

interface ShareDialogProps {
  readonly code: string;
  readonly onClose: () => void;
}

/** Says so when nobody else can reach the address. */
export function ShareDialog({ code, onClose }: ShareDialogProps) {
  const { sub: t } = useText(deskSessionTexts);
  const origin = usePublicOrigin();
  return (
    <Dialog title={t.shareTitle} onClose={onClose}>
      {origin !== null && (
        <>
          {isThisMachine(new URL(origin).hostname) && (
            <Notice tone="waiting" icon="warning">
              {t.onlyHere}
            </Notice>
          )}
          <Address address={`${origin}/s/${code}`} />
        </>
      )}
    </Dialog>
  );
}

function Address({ address }: { readonly address: string }) {
  const { sub: t } = useText(deskSessionTexts);
  return (
    <div className={styles.address}>
      <QrCode text={address} label={t.qr} size="200px" />
      <div>
        <p>{t.shareHint}</p>
        <code>{address}</code>
        <CopyButton text={address} label={t.copyAddress} look="primary" />
      </div>
    </div>
  );
}
