/** Saying a few words: one line above the keyboard that opens when it is touched. */
import { type FocusEvent, type FormEvent, type ReactNode, useState } from 'react';
import { classes } from '#client/lib/classes.ts';
import { useRemembered } from '#client/lib/storage.ts';
import { countCharacters } from '#client/lib/text.ts';
import { citizenTexts } from '#client/locales/citizen.ts';
import { commonTexts } from '#client/locales/common.ts';
import { refusalTexts } from '#client/locales/refusals.ts';
import { useText } from '#client/locales/texts.ts';
import { useRoom, useSend } from '#client/session/session-context.tsx';
import { Button } from '#client/ui/button.tsx';
import { toast } from '#client/ui/toast.tsx';
import { LIMITS } from '#shared/kernel/limits.ts';
import styles from './comment-bar.module.css';

interface CommentBarProps {
  /** Comments are taken now. */
  readonly enabled: boolean;
  readonly onVerify: (then: () => void) => void;
  /** Stands at the right while nothing is being written: 我要提问. */
  readonly beside: ReactNode;
  readonly onSent?: () => void;
}

/** The form; its draft survives a reload. */
export function CommentBar({ enabled, onVerify, beside, onSent }: CommentBarProps) {
  const t = useText(citizenTexts);
  const common = useText(commonTexts);
  const comment = useComment(onVerify, onSent);
  const [focused, setFocused] = useState(false);
  const open = enabled && (focused || comment.text !== '');
  // The button beside takes the focus as well, when it is pressed: opening then would take it from under the finger.
  const enter = ({ target }: FocusEvent) => {
    if (!(target instanceof HTMLButtonElement)) setFocused(true);
  };
  const leave = (event: FocusEvent) => {
    if (!event.currentTarget.contains(event.relatedTarget)) setFocused(false);
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void comment.send();
  };
  return (
    <form
      className={classes(styles.bar, open && styles.open)}
      onSubmit={submit}
      onFocus={enter}
      onBlur={leave}
    >
      {open && <Signature name={comment.name} onName={comment.setName} text={comment.text} />}
      <textarea
        className={styles.words}
        rows={1}
        aria-label={t.bar.commentLabel}
        placeholder={enabled ? t.bar.comment : t.bar.closed}
        disabled={!enabled}
        value={comment.text}
        enterKeyHint="send"
        onChange={(event) => comment.setText(event.target.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
          event.preventDefault();
          void comment.send();
        }}
      />
      {open ? (
        <Button type="submit" look="primary" busy={comment.busy} disabled={!comment.ready}>
          {common.actions.send}
        </Button>
      ) : (
        beside
      )}
    </form>
  );
}

function useComment(onVerify: (then: () => void) => void, onSent: (() => void) | undefined) {
  const t = useText(citizenTexts);
  const refusals = useText(refusalTexts);
  const code = useRoom((room) => room.session.code);
  const sendCommand = useSend();
  const [text, setText] = useRemembered(`draft.comment.${code}`);
  const [name, setName] = useRemembered('name');
  const [busy, setBusy] = useState(false);
  const ready = text.trim() !== '' && countCharacters(text) <= LIMITS.commentText && !busy;
  const send = async () => {
    if (!ready) return;
    setBusy(true);
    const outcome = await sendCommand('comments:make', {
      text,
      name: name.trim() === '' ? t.bar.guest : name,
    });
    setBusy(false);
    if (outcome.ok) {
      setText('');
      toast(outcome.value.pending ? t.bar.sentPending : t.bar.sent, 'good');
      onSent?.();
    } else if (outcome.code === 'verification_required') {
      onVerify(() => void send());
    } else {
      toast(refusals[outcome.code], 'bad');
    }
  };
  return { text, setText, name, setName, busy, ready, send };
}

interface SignatureProps {
  readonly name: string;
  readonly onName: (name: string) => void;
  readonly text: string;
}

function Signature({ name, onName, text }: SignatureProps) {
  const t = useText(citizenTexts);
  const common = useText(commonTexts);
  const count = countCharacters(text);
  return (
    <div className={styles.sign}>
      <label htmlFor="comment-name">{t.bar.name}</label>
      <input
        id="comment-name"
        className={styles.name}
        value={name}
        placeholder={t.bar.guest}
        maxLength={LIMITS.displayName}
        autoComplete="nickname"
        onChange={(event) => onName(event.target.value)}
      />
      <span className={classes(styles.count, count > LIMITS.commentText && styles.over)}>
        <span aria-hidden="true">
          {count}/{LIMITS.commentText}
        </span>
        <span className="sr-only">{common.used(count, LIMITS.commentText)}</span>
      </span>
    </div>
  );
}
