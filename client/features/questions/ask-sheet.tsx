/** Asking: the form, then the receipt. What was typed survives reloads until it has arrived. */
import { type FormEvent, useState } from 'react';
import { useRemembered } from '#client/lib/storage.ts';
import { countCharacters } from '#client/lib/text.ts';
import { askTexts } from '#client/locales/ask.ts';
import { refusalTexts } from '#client/locales/refusals.ts';
import { useText } from '#client/locales/texts.ts';
import { useRoom, useSend } from '#client/session/session-context.tsx';
import { Button } from '#client/ui/button.tsx';
import { Notice } from '#client/ui/feedback.tsx';
import { TextArea, TextField } from '#client/ui/field.tsx';
import { Sheet } from '#client/ui/sheet.tsx';
import { LIMITS } from '#shared/kernel/limits.ts';
import styles from './ask-sheet.module.css';
import { type AskedQuestion, ReceiptView } from './receipt-view.tsx';

interface AskSheetProps {
  readonly onClose: () => void;
  readonly onVerify: (then: () => void) => void;
}

/** Open while mounted. */
export function AskSheet({ onClose, onVerify }: AskSheetProps) {
  const t = useText(askTexts);
  const [asked, setAsked] = useState<AskedQuestion | null>(null);
  return (
    <Sheet title={asked === null ? t.title : t.received(asked.no)} onClose={onClose}>
      {asked === null ? (
        <AskForm onAsked={setAsked} onVerify={onVerify} />
      ) : (
        <ReceiptView asked={asked} onClose={onClose} onAnother={() => setAsked(null)} />
      )}
    </Sheet>
  );
}

function useAskDraft(code: string) {
  const [text, setText] = useRemembered(`draft.ask.${code}`);
  const [contact, setContact] = useRemembered(`draft.contact.${code}`);
  const [name, setName] = useRemembered('name');
  const [place, setPlace] = useRemembered('place');
  return { text, setText, contact, setContact, name, setName, place, setPlace };
}

interface AskFormProps {
  readonly onAsked: (asked: AskedQuestion) => void;
  readonly onVerify: (then: () => void) => void;
}

function AskForm({ onAsked, onVerify }: AskFormProps) {
  const t = useText(askTexts);
  const refusals = useText(refusalTexts);
  const session = useRoom((room) => room.session);
  const send = useSend();
  const draft = useAskDraft(session.code);
  const [problem, setProblem] = useState<string | null>(null);
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const over = countCharacters(draft.text) - LIMITS.questionText;
  const textError = over > 0 ? t.tooLong(over) : tried && draft.text.trim() === '' ? t.emptyText : null;
  const nameError = tried && draft.name.trim() === '' ? t.emptyName : null;

  const ask = async () => {
    const { text, name, place, contact } = draft;
    setTried(true);
    if (text.trim() === '' || name.trim() === '' || over > 0) return;
    setBusy(true);
    setProblem(null);
    const outcome = await send('questions:ask', { text, name, place, contact });
    setBusy(false);
    if (outcome.ok) {
      draft.setText('');
      draft.setContact('');
      onAsked(outcome.value);
    } else {
      setProblem(refusals[outcome.code]);
      if (outcome.code === 'verification_required') onVerify(() => void ask());
    }
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void ask();
  };
  return (
    <form className={styles.form} onSubmit={submit} noValidate>
      <TextArea
        label={t.text}
        hint={t.textHint}
        limit={LIMITS.questionText}
        error={textError}
        rows={5}
        value={draft.text}
        onChange={draft.setText}
        required
      />
      <TextField
        label={t.name}
        hint={t.nameHint}
        error={nameError}
        maxLength={LIMITS.displayName}
        autoComplete="nickname"
        value={draft.name}
        onChange={draft.setName}
        required
      />
      <TextField
        label={t.place}
        note={t.optional}
        maxLength={LIMITS.place}
        autoComplete="address-level3"
        value={draft.place}
        onChange={draft.setPlace}
      />
      <TextField
        label={t.contact}
        note={t.optional}
        hint={t.privacy}
        maxLength={LIMITS.contact}
        type="tel"
        autoComplete="tel"
        value={draft.contact}
        onChange={draft.setContact}
      />
      {problem !== null && (
        <Notice tone="bad" icon="warning" alert>
          {problem}
        </Notice>
      )}
      <Button type="submit" look="primary" large wide busy={busy}>
        {t.submit}
      </Button>
      {session.policy.reviewQuestions && <p className={styles.quiet}>{t.review}</p>}
    </form>
  );
}
