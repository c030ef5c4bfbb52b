/** Verifies a phone by a six-figure code, when the session or a poll asks for it; once per device. */
import { type FormEvent, useEffect, useState } from 'react';
import { postJson } from '#client/lib/http.ts';
import type { FailureCode } from '#client/lib/outcome.ts';
import { askTexts } from '#client/locales/ask.ts';
import { refusalTexts } from '#client/locales/refusals.ts';
import { useText } from '#client/locales/texts.ts';
import { useRoomSession } from '#client/session/session-context.tsx';
import { Button } from '#client/ui/button.tsx';
import { TextField } from '#client/ui/field.tsx';
import { Sheet } from '#client/ui/sheet.tsx';
import { toast } from '#client/ui/toast.tsx';
import styles from './session-pages.module.css';

interface VerificationSheetProps {
  readonly onClose: () => void;
  /** Goes on with what was wanted. */
  readonly onVerified: () => void;
}

const PHONE = /^1[3-9]\d{9}$/;
const CODE = /^\d{6}$/;
/** Before another code may be asked for. */
const PAUSE_SECONDS = 60;

/** First the number, then the code. */
export function VerificationSheet({ onClose, onVerified }: VerificationSheetProps) {
  const t = useText(askTexts);
  const [phone, setPhone] = useState('');
  const [sent, setSent] = useState(false);
  return (
    <Sheet title={t.verifyTitle} onClose={onClose}>
      <div className={styles.form}>
        <p>{t.verifyWhy}</p>
        <PhoneForm phone={phone} onPhone={setPhone} onSent={() => setSent(true)} />
        {sent && <CodeForm phone={phone} onVerified={onVerified} />}
      </div>
    </Sheet>
  );
}

interface PhoneFormProps {
  readonly phone: string;
  readonly onPhone: (phone: string) => void;
  readonly onSent: () => void;
}

function PhoneForm({ phone, onPhone, onSent }: PhoneFormProps) {
  const t = useText(askTexts);
  const refusals = useText(refusalTexts);
  const [problem, setProblem] = useState<string | null>(null);
  const [left, setLeft] = useState(0);
  const [asked, setAsked] = useState(false);
  useEffect(() => {
    if (left <= 0) return;
    const timer = setTimeout(() => setLeft(left - 1), 1000);
    return () => clearTimeout(timer);
  }, [left]);
  const ask = async () => {
    if (!PHONE.test(phone)) return setProblem(t.phoneWrong);
    setProblem(null);
    const outcome = await postJson('/api/verification', { phone });
    if (!outcome.ok) return setProblem(refusals[outcome.code]);
    setAsked(true);
    setLeft(PAUSE_SECONDS);
    onSent();
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void ask();
  };
  return (
    <form className={styles.form} onSubmit={submit} noValidate>
      <TextField
        label={t.phone}
        type="tel"
        inputMode="numeric"
        autoComplete="tel-national"
        maxLength={11}
        value={phone}
        onChange={(text) => onPhone(text.replace(/\D/g, ''))}
        error={problem}
      />
      <Button type="submit" look={asked ? 'secondary' : 'primary'} wide disabled={left > 0}>
        {left > 0 ? t.resendIn(left) : asked ? t.resend : t.getCode}
      </Button>
    </form>
  );
}

interface CodeFormProps {
  readonly phone: string;
  readonly onVerified: () => void;
}

function CodeForm({ phone, onVerified }: CodeFormProps) {
  const t = useText(askTexts);
  const refusals = useText(refusalTexts);
  const { renew } = useRoomSession();
  const [code, setCode] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const words = (failure: FailureCode) =>
    failure === 'wrong_credentials' || failure === 'bad_request' ? t.codeRefused : refusals[failure];
  const confirm = async () => {
    if (!CODE.test(code)) return setProblem(t.codeWrong);
    setBusy(true);
    const outcome = await postJson('/api/verification/confirm', { code });
    setBusy(false);
    if (!outcome.ok) return setProblem(words(outcome.code));
    await renew();
    toast(t.verified, 'good');
    onVerified();
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void confirm();
  };
  return (
    <form className={styles.form} onSubmit={submit} noValidate>
      <p role="status">{t.codeSent(phone)}</p>
      <TextField
        label={t.code}
        inputMode="numeric"
        autoComplete="one-time-code"
        maxLength={6}
        value={code}
        onChange={(text) => setCode(text.replace(/\D/g, ''))}
        error={problem}
      />
      <Button type="submit" look="primary" large wide busy={busy}>
        {t.verify}
      </Button>
    </form>
  );
}
