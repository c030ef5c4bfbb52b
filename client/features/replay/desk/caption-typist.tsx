/** Live captions at the desk: Enter sends a line, a line that was sent can be corrected or taken back. */
import { type FormEvent, useRef, useState } from 'react';
import { formatTime } from '#client/lib/format.ts';
import { useRemembered } from '#client/lib/storage.ts';
import { replayDeskTexts } from '#client/locales/replay-desk.ts';
import { useText } from '#client/locales/texts.ts';
import type { Send } from '#client/session/command-sender.ts';
import { useRoom } from '#client/session/session-context.tsx';
import { Button, IconButton } from '#client/ui/button.tsx';
import { TextField } from '#client/ui/field.tsx';
import type { CaptionLine } from '#shared/features/replay/state.ts';
import { LIMITS } from '#shared/kernel/limits.ts';
import styles from './desk.module.css';

const SHOWN = 6;

/** The field is free again at once; what could not be sent comes back into it. */
export function CaptionTypist({ act }: { readonly act: Send }) {
  const t = useText(replayDeskTexts);
  const code = useRoom((room) => room.session.code);
  const open = useRoom(({ session: { status } }) => status === 'live' || status === 'paused');
  const lines = useRoom((room) => room.captions.lines);
  const [text, setText] = useRemembered(`draft.caption.${code}`);
  const [correcting, setCorrecting] = useState<CaptionLine | null>(null);
  const field = useRef<HTMLInputElement>(null);
  if (!open) return null;
  const send = async (event: FormEvent) => {
    event.preventDefault();
    const words = text.trim();
    if (words === '') return;
    setText('');
    setCorrecting(null);
    const outcome =
      correcting === null
        ? await act('captions:say', { text: words })
        : await act('captions:correct', { captionId: correcting.id, text: words });
    if (!outcome.ok && field.current?.value === '') setText(words);
  };
  const correct = (line: CaptionLine) => {
    setCorrecting(line);
    setText(line.text);
    field.current?.focus();
  };
  return (
    <section className={styles.typist} aria-labelledby="typist-title">
      <h2 id="typist-title">{t.typistTitle}</h2>
      <ol className={styles.typed}>
        {lines.slice(-SHOWN).map((line) => (
          <li key={line.id} className={styles.typedLine}>
            <time dateTime={line.at}>{formatTime(line.at)}</time>
            <span>{line.text}</span>
            <IconButton
              compact
              icon="edit"
              size={16}
              label={t.correctLine(line.text)}
              onClick={() => correct(line)}
            />
            <IconButton
              compact
              icon="trash"
              size={16}
              label={t.removeLine(line.text)}
              onClick={() => void act('captions:remove', { captionId: line.id })}
            />
          </li>
        ))}
      </ol>
      <form className={styles.line} onSubmit={(event) => void send(event)}>
        <div className={styles.grow}>
          <TextField
            ref={field}
            label={correcting === null ? t.typistField : t.typistCorrecting}
            hint={t.typistHint}
            compact
            limit={LIMITS.captionLine}
            maxLength={LIMITS.captionLine}
            value={text}
            onChange={setText}
            autoComplete="off"
          />
        </div>
        <Button look="primary" type="submit" disabled={text.trim() === ''}>
          {t.sendLine}
        </Button>
      </form>
    </section>
  );
}
