/** Enters a question for somebody who came, phoned or wrote, and hands over the receipt code. */
import { type FormEvent, useState } from 'react';
import { useRemembered } from '#client/lib/storage.ts';
import { commonTexts } from '#client/locales/common.ts';
import { deskQuestionTexts } from '#client/locales/desk-questions.ts';
import { useText } from '#client/locales/texts.ts';
import type { Send } from '#client/session/command-sender.ts';
import { useRoom } from '#client/session/session-context.tsx';
import { Button } from '#client/ui/button.tsx';
import { CopyButton } from '#client/ui/copy-button.tsx';
import { Notice } from '#client/ui/feedback.tsx';
import { countCharacters, TextArea, TextField } from '#client/ui/field.tsx';
import { LIMITS } from '#shared/kernel/limits.ts';
import styles from './clerk.module.css';

const CHANNELS = ['onsite', 'phone', 'mail'] as const;

interface Entered {
  readonly no: number;
  readonly receipt: string;
}

/** Everything typed survives a reload; contact and text are cleared for the next person. */
export function ClerkForm({ act }: { readonly act: Send }) {
  const { clerk: t } = useText(deskQuestionTexts);
  const code = useRoom((room) => room.session.code);
  const preparing = useRoom((room) => room.session.status === 'preparing');
  const [channel, setChannel] = useState<(typeof CHANNELS)[number]>('onsite');
  const [text, setText] = useRemembered(`draft.clerk.${code}.text`);
  const [name, setName] = useRemembered(`draft.clerk.${code}.name`);
  const [place, setPlace] = useRemembered(`draft.clerk.${code}.place`);
  const [contact, setContact] = useState('');
  const [busy, setBusy] = useState(false);
  const [entered, setEntered] = useState<Entered | null>(null);
  const count = countCharacters(text.trim());
  const ready = count > 0 && count <= LIMITS.questionText && name.trim() !== '' && !preparing;
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (!ready || busy) return;
    setBusy(true);
    const outcome = await act('questions:ask', { text, name, place, contact, channel });
    setBusy(false);
    if (!outcome.ok) return;
    setEntered({ no: outcome.value.no, receipt: outcome.value.receipt });
    for (const clear of [setText, setName, setPlace, setContact]) clear('');
  };
  return (
    <form className={styles.form} onSubmit={(event) => void submit(event)}>
      <h2>{t.heading}</h2>
      <p className={styles.quiet}>{t.explain}</p>
      {preparing && <Notice tone="waiting">{t.closed}</Notice>}
      {entered !== null && <Receipt entered={entered} />}
      <ChannelChoice value={channel} onChange={setChannel} />
      <TextArea label={t.text} limit={LIMITS.questionText} rows={5} value={text} onChange={setText} />
      <div className={styles.two}>
        <TextField label={t.name} value={name} onChange={setName} maxLength={LIMITS.displayName} />
        <TextField
          label={t.place}
          note={t.optional}
          value={place}
          onChange={setPlace}
          maxLength={LIMITS.place}
        />
      </div>
      <TextField
        label={t.contact}
        note={t.optional}
        hint={t.contactHint}
        value={contact}
        onChange={setContact}
        maxLength={LIMITS.contact}
        autoComplete="off"
      />
      <Button look="primary" type="submit" disabled={!ready} busy={busy}>
        {t.submit}
      </Button>
    </form>
  );
}

interface ChannelChoiceProps {
  readonly value: (typeof CHANNELS)[number];
  readonly onChange: (value: (typeof CHANNELS)[number]) => void;
}

function ChannelChoice({ value, onChange }: ChannelChoiceProps) {
  const { clerk: t } = useText(deskQuestionTexts);
  const common = useText(commonTexts);
  return (
    <fieldset className={styles.channels}>
      <legend>{t.channel}</legend>
      {CHANNELS.map((one) => (
        <label key={one}>
          <input type="radio" name="channel" checked={one === value} onChange={() => onChange(one)} />
          {common.channel[one]}
        </label>
      ))}
    </fieldset>
  );
}

function Receipt({ entered }: { readonly entered: Entered }) {
  const { clerk: t } = useText(deskQuestionTexts);
  return (
    <Notice tone="good" icon="check" alert>
      <p>{t.receiptTitle(entered.no)}</p>
      <p className={styles.receipt}>
        <code>{entered.receipt}</code>
        <CopyButton compact text={entered.receipt} label={t.copyReceipt} />
      </p>
      <p className={styles.quiet}>{t.printHint}</p>
    </Notice>
  );
}
