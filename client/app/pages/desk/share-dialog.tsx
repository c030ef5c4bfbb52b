/** The citizens' page of a session, told to others: as a picture for phones, and as a link for groups. */
import { deskSessionTexts } from '#client/locales/desk-sessions.ts';
import { useText } from '#client/locales/texts.ts';
import { isThisMachine, usePublicOrigin } from '#client/session/public-origin.ts';
import { CopyButton } from '#client/ui/copy-button.tsx';
import { Notice } from '#client/ui/feedback.tsx';
import { Dialog } from '#client/ui/sheet.tsx';
import { ShownLink } from '#client/ui/shown-link.tsx';
import styles from './desk.module.css';

interface ShareDialogProps {
  readonly code: string;
  readonly onClose: () => void;
}

/** Says so when nobody else can reach the address. */
export function ShareDialog({ code, onClose }: ShareDialogProps) {
  const { sub: t } = useText(deskSessionTexts);
  const origin = usePublicOrigin();
  if (origin === null) return null;
  const link = `${origin}/s/${code}`;
  return (
    <Dialog title={t.shareTitle} onClose={onClose}>
      <div className={styles.share}>
        {isThisMachine(new URL(origin).hostname) && (
          <Notice tone="waiting" icon="warning">
            {t.onlyHere}
          </Notice>
        )}
        <p>{t.shareHint}</p>
        <ShownLink link={link} label={t.qr} />
        <CopyButton text={link} label={t.copyLink} look="primary" />
      </div>
    </Dialog>
  );
}
