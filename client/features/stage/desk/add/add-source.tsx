/** The one place where sources are added: guests by a link, encoders by a key, partners by their address. */
import { useState } from 'react';
import { deskStageTexts } from '#client/locales/desk-stage.ts';
import { deskStreamsTexts } from '#client/locales/desk-streams.ts';
import { useText } from '#client/locales/texts.ts';
import { Button } from '#client/ui/button.tsx';
import { Dialog } from '#client/ui/sheet.tsx';
import { TabPanel, Tabs } from '#client/ui/tabs.tsx';
import { TellKey } from '../encoders/tell-key.tsx';
import styles from '../form.module.css';
import { PullForm } from '../streams/pull-form.tsx';
import { EncoderForm } from './encoder-form.tsx';
import { GuestForm, GuestLink } from './guest-form.tsx';

type Step =
  | { readonly is: 'closed' | 'choosing' }
  | { readonly is: 'link' | 'key'; readonly name: string; readonly secret: string };

/** The button and its dialogs. */
export function AddSource() {
  const { guests, encoders } = useText(deskStageTexts);
  const { add: t } = useText(deskStreamsTexts);
  const [step, setStep] = useState<Step>({ is: 'closed' });
  const close = () => setStep({ is: 'closed' });
  return (
    <>
      <Button compact look="quiet" icon="plus" onClick={() => setStep({ is: 'choosing' })}>
        {t.open}
      </Button>
      {step.is === 'choosing' && <ChooseAndAdd onStep={setStep} onClose={close} />}
      {step.is === 'link' && (
        <Dialog title={guests.linkTitle(step.name)} onClose={close}>
          <GuestLink link={step.secret} onDone={close} />
        </Dialog>
      )}
      {step.is === 'key' && (
        <Dialog title={encoders.keyTitle(step.name)} onClose={close}>
          <TellKey secret={step.secret} onDone={close} />
        </Dialog>
      )}
    </>
  );
}

const WAYS = ['guest', 'encoder', 'pull'] as const;
const ID = 'add-source';

interface ChooseAndAddProps {
  readonly onStep: (step: Step) => void;
  readonly onClose: () => void;
}

/** What was typed stays while another way is looked at. */
function ChooseAndAdd({ onStep, onClose }: ChooseAndAddProps) {
  const { add: t } = useText(deskStreamsTexts);
  const [way, setWay] = useState<(typeof WAYS)[number]>('guest');
  const items = WAYS.map((key) => ({ key, label: t.ways[key] }));
  return (
    <Dialog title={t.title} onClose={onClose}>
      <Tabs id={ID} label={t.title} items={items} current={way} onChange={setWay} compact />
      <TabPanel id={ID} tab="guest" shown={way === 'guest'} className={styles.way}>
        <GuestForm onMade={(name, secret) => onStep({ is: 'link', name, secret })} onClose={onClose} />
      </TabPanel>
      <TabPanel id={ID} tab="encoder" shown={way === 'encoder'} className={styles.way}>
        <EncoderForm onMade={(name, secret) => onStep({ is: 'key', name, secret })} onClose={onClose} />
      </TabPanel>
      <TabPanel id={ID} tab="pull" shown={way === 'pull'} className={styles.way}>
        <PullForm onClose={onClose} />
      </TabPanel>
    </Dialog>
  );
}
