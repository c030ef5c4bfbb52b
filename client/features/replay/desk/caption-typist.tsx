/** Live captions at the desk: Enter sends a line, a line that was sent can be corrected or taken back. */
import { type FormEvent, useRef } from 'react';
import { formatTime } from '#client/lib/format.ts';
import { newCommandId } from '#client/lib/ids.ts';
import { replayDeskTexts } from '#client/locales/replay-desk.ts';
import { useText } from '#client/locales/texts.ts';
import type { Send } from '#client/session/command-sender.ts';
import { useRoom } from '#client/session/session-context.tsx';
import { Button, IconButton } from '#client/ui/button.tsx';
import { TextField } from '#client/ui/field.tsx';
import type { CaptionLine } from '#shared/features/replay/state.ts';
import { LIMITS } from '#shared/kernel/limits.ts';
import styles from './desk.module.css';
import {
  answered,
  correcting,
  dropped,
  fieldOf,
  givenUp,
  lineToSend,
  type SentLine,
  sendLine,
  sentAgain,
  sentOff,
  typed,
  unsentOf,
} from './typing-model.ts';
import { UnsentLines } from './unsent-lines.tsx';
import { useTyping } from './use-typing.ts';

const SHOWN = 6;

/** The field is free again at once; what could not be sent waits below it. */
export function CaptionTypist({ act }: { readonly act: Send }) {
  const t = useText(replayDeskTexts);
  const code = useRoom((room) => room.session.code);
  const open = useRoom(({ session: { status } }) => status === 'live' || status === 'paused');
  const lines = useRoom((room) => room.captions.lines);
  const { typing, change } = useTyping(code);
  const field = useRef<HTMLInputElement>(null);
  if (!open) return null;
  const post = async (line: SentLine) => {
    const { ok } = await sendLine(act, line);
    change((before) => answered(before, line.key, ok));
  };
  const send = (event: FormEvent) => {
    event.preventDefault();
    const line = lineToSend(typing, newCommandId());
    if (line === null) return;
    change((before) => sentOff(before, line));
    void post(line);
  };
  const sendAgain = (line: SentLine) => {
    change((before) => sentAgain(before, line.key));
    void post(line);
  };
  const text = fieldOf(typing);
  const isCorrecting = typing.correction !== null;
  return (
    <section className={styles.typist} aria-labelledby="typist-title">
      <h2 id="typist-title">{t.typistTitle}</h2>
      <TypedLines
        lines={lines.slice(-SHOWN)}
        busy={isCorrecting}
        onCorrect={(line) => {
          change((before) => correcting(before, line));
          field.current?.focus();
        }}
        onRemove={({ id }) => void act('captions:remove', { captionId: id })}
      />
      <form className={styles.line} onSubmit={send}>
        <div className={styles.grow}>
          <TextField
            ref={field}
            label={isCorrecting ? t.typistCorrecting : t.typistField}
            hint={t.typistHint}
            compact
            limit={LIMITS.captionLine}
            maxLength={LIMITS.captionLine}
            value={text}
            onChange={(next) => change((before) => typed(before, next))}
            autoComplete="off"
          />
        </div>
        <Button look="primary" type="submit" disabled={text.trim() === ''}>
          {t.sendLine}
        </Button>
        {isCorrecting && (
          <Button
            onClick={() => {
              change(givenUp);
              field.current?.focus();
            }}
          >
            {t.cancelCorrecting}
          </Button>
        )}
      </form>
      <UnsentLines
        lines={unsentOf(typing)}
        onAgain={sendAgain}
        onDrop={({ key }) => change((before) => dropped(before, key))}
      />
    </section>
  );
}

interface TypedLinesProps {
  readonly lines: readonly CaptionLine[];
  /** One is being corrected: another one would take the place of its words. */
  readonly busy: boolean;
  readonly onCorrect: (line: CaptionLine) => void;
  readonly onRemove: (line: CaptionLine) => void;
}

function TypedLines({ lines, busy, onCorrect, onRemove }: TypedLinesProps) {
  const t = useText(replayDeskTexts);
  return (
    <ol className={styles.typed}>
      {lines.map((line) => (
        <li key={line.id} className={styles.typedLine}>
          <time dateTime={line.at}>{formatTime(line.at)}</time>
          <span>{line.text}</span>
          <IconButton
            compact
            icon="edit"
            size={16}
            label={t.correctLine(line.text)}
            disabled={busy}
            onClick={() => onCorrect(line)}
          />
          <IconButton
            compact
            icon="trash"
            size={16}
            label={t.removeLine(line.text)}
            onClick={() => onRemove(line)}
          />
        </li>
      ))}
    </ol>
  );
}
