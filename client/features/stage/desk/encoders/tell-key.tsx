/** Addresses and key of an encoder, each with a button that copies it. */
import { deskStageTexts } from '#client/locales/desk-stage.ts';
import { useText } from '#client/locales/texts.ts';
import { Button } from '#client/ui/button.tsx';
import { CodeBox } from '#client/ui/code-box.tsx';
import { CopyButton } from '#client/ui/copy-button.tsx';
import { Notice, Spinner } from '#client/ui/feedback.tsx';
import { Hint } from '../desk-section.tsx';
import styles from '../form.module.css';
import { useWaysIn } from './use-ways-in.ts';
import { isOnlyHere } from './ways-in.ts';

/** The key is told once: it cannot be looked up afterwards, only changed. */
export function TellKey({ secret, onDone }: { readonly secret: string; readonly onDone: () => void }) {
  const t = useText(deskStageTexts);
  return (
    <div className={styles.form}>
      <p>{t.encoders.keyHint}</p>
      <Addresses />
      <ToCopy label={t.encoders.key} text={secret} copy={t.encoders.copyKey} />
      <Hint>{t.encoders.keyOnce}</Hint>
      <div className={styles.end}>
        <Button look="primary" onClick={onDone}>
          {t.encoders.done}
        </Button>
      </div>
    </div>
  );
}

/** Where encoders send to, by protocol. */
export function Addresses() {
  const { encoders: t } = useText(deskStageTexts);
  const ways = useWaysIn();
  if (ways === null) return <Spinner />;
  return (
    <>
      {isOnlyHere(ways) && (
        <Notice tone="waiting" icon="warning">
          {t.onlyHere}
        </Notice>
      )}
      {ways.map(({ protocol, address }) => (
        <ToCopy key={protocol} label={t.address[protocol]} text={address} copy={t.copyAddress} />
      ))}
    </>
  );
}

interface ToCopyProps {
  readonly label: string;
  readonly text: string;
  readonly copy: string;
}

function ToCopy({ label, text, copy }: ToCopyProps) {
  return (
    <fieldset className={styles.toCopy}>
      <legend>{label}</legend>
      <CodeBox text={text} />
      <CopyButton compact text={text} label={copy} />
    </fieldset>
  );
}
