/** The receipt of a question: number, code, what happens next; to copy and to keep as a picture. */
import { useState } from 'react';
import { saveFile } from '#client/lib/clipboard.ts';
import { askTexts } from '#client/locales/ask.ts';
import { useText } from '#client/locales/texts.ts';
import { useRoom } from '#client/session/session-context.tsx';
import { Button, LinkButton } from '#client/ui/button.tsx';
import { CopyButton } from '#client/ui/copy-button.tsx';
import styles from './ask-sheet.module.css';
import { drawReceipt } from './draw-receipt.ts';

export interface AskedQuestion {
  readonly no: number;
  readonly receipt: string;
}

interface ReceiptViewProps {
  readonly asked: AskedQuestion;
  readonly onClose: () => void;
  readonly onAnother: () => void;
}

/** What the author must know and keep. */
export function ReceiptView({ asked, onClose, onAnother }: ReceiptViewProps) {
  const t = useText(askTexts);
  return (
    <div className={styles.receipt}>
      <p className={styles.code}>
        {t.receiptLabel}
        <strong>{asked.receipt}</strong>
      </p>
      <p>{t.receiptHint}</p>
      <Keep asked={asked} />
      <h3>{t.nextTitle}</h3>
      <ol className={styles.next}>
        {t.next.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
      <Button look="primary" large wide onClick={onClose}>
        {t.done}
      </Button>
      <div className={styles.pair}>
        <LinkButton href={`/track/${asked.receipt}`}>{t.follow}</LinkButton>
        <Button onClick={onAnother}>{t.another}</Button>
      </div>
    </div>
  );
}

function Keep({ asked }: { readonly asked: AskedQuestion }) {
  const t = useText(askTexts);
  const title = useRoom((room) => room.session.title);
  const [picture, setPicture] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const save = async () => {
    setBusy(true);
    const drawn = await drawReceipt({ ...asked, sessionTitle: title }, t);
    setBusy(false);
    setPicture(drawn);
    // WeChat's browser downloads nothing, but lets people keep a picture by a long press.
    if (drawn !== null && !/MicroMessenger/i.test(navigator.userAgent))
      saveFile(`${asked.receipt}.png`, drawn);
  };
  return (
    <>
      <div className={styles.pair}>
        <CopyButton text={asked.receipt} label={t.copyCode} />
        <Button icon="save" busy={busy} onClick={() => void save()}>
          {t.saveImage}
        </Button>
      </div>
      {picture !== null && (
        <figure>
          <img className={styles.picture} src={picture} alt={t.imageAlt(asked.no, asked.receipt)} />
          <figcaption className={styles.quiet}>{t.longPress}</figcaption>
        </figure>
      )}
    </>
  );
}
