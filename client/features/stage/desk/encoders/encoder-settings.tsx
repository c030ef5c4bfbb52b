/** What can be done with an encoder on its card: look up its addresses, change its key. */
import { useState } from 'react';
import { deskStageTexts } from '#client/locales/desk-stage.ts';
import { useText } from '#client/locales/texts.ts';
import type { Send } from '#client/session/command-sender.ts';
import { Button, IconButton } from '#client/ui/button.tsx';
import { ConfirmDialog } from '#client/ui/confirm-dialog.tsx';
import { Dialog } from '#client/ui/sheet.tsx';
import { Hint } from '../desk-section.tsx';
import styles from '../form.module.css';
import { Addresses, TellKey } from './tell-key.tsx';

interface EncoderSettingsProps {
  readonly act: Send;
  readonly sourceId: string;
  readonly name: string;
}

type Step =
  | { readonly is: 'closed' | 'addresses' | 'asking' }
  | { readonly is: 'told'; readonly key: string };

/** A small button beside the name, and its dialogs. */
export function EncoderSettings({ act, sourceId, name }: EncoderSettingsProps) {
  const t = useText(deskStageTexts);
  const [step, setStep] = useState<Step>({ is: 'closed' });
  const close = () => setStep({ is: 'closed' });
  const change = async () => {
    const outcome = await act('stage:rotateEncoderKey', { sourceId });
    setStep(outcome.ok ? { is: 'told', key: outcome.value.token } : { is: 'closed' });
  };
  return (
    <>
      <IconButton
        compact
        icon="link"
        size={16}
        label={`${t.encoders.settings} ${name}`}
        onClick={() => setStep({ is: 'addresses' })}
      />
      {step.is === 'addresses' && (
        <Dialog title={t.encoders.addressesTitle(name)} onClose={close}>
          <AddressesAndKey onChange={() => setStep({ is: 'asking' })} onClose={close} />
        </Dialog>
      )}
      {step.is === 'asking' && (
        <ConfirmDialog
          danger
          title={t.encoders.changeTitle(name)}
          action={t.encoders.change}
          cancel={t.cancel}
          onConfirm={() => void change()}
          onClose={close}
        >
          <p>{t.encoders.changeText}</p>
        </ConfirmDialog>
      )}
      {step.is === 'told' && (
        <Dialog title={t.encoders.keyTitle(name)} onClose={close}>
          <TellKey secret={step.key} onDone={close} />
        </Dialog>
      )}
    </>
  );
}

function AddressesAndKey(props: { readonly onChange: () => void; readonly onClose: () => void }) {
  const { encoders: t } = useText(deskStageTexts);
  return (
    <div className={styles.form}>
      <Addresses />
      <Hint>{t.keyForgotten}</Hint>
      <div className={styles.end}>
        <Button look="danger" onClick={props.onChange}>
          {t.change}
        </Button>
        <Button onClick={props.onClose}>{t.done}</Button>
      </div>
    </div>
  );
}
