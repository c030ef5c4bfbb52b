/** Lines that could not be sent: kept until somebody sends them again or lets them go. */
import { replayDeskTexts } from '#client/locales/replay-desk.ts';
import { useText } from '#client/locales/texts.ts';
import { Button, IconButton } from '#client/ui/button.tsx';
import { Notice } from '#client/ui/feedback.tsx';
import styles from './desk.module.css';
import type { SentLine } from './typing-model.ts';

interface UnsentLinesProps {
  readonly lines: readonly SentLine[];
  readonly onAgain: (line: SentLine) => void;
  readonly onDrop: (line: SentLine) => void;
}

/** Nothing while all has arrived. */
export function UnsentLines({ lines, onAgain, onDrop }: UnsentLinesProps) {
  const t = useText(replayDeskTexts);
  if (lines.length === 0) return null;
  return (
    <Notice tone="bad" icon="warning">
      <p>{t.unsent(lines.length)}</p>
      <ul>
        {lines.map((line) => (
          <li key={line.key} className={styles.typedLine}>
            <span>{line.captionId === null ? line.text : t.unsentCorrection(line.text)}</span>
            <Button
              compact
              busy={line.state === 'again'}
              aria-label={t.resendLine(line.text)}
              onClick={() => onAgain(line)}
            >
              {t.resend}
            </Button>
            <IconButton
              compact
              icon="trash"
              size={16}
              label={t.dropLine(line.text)}
              disabled={line.state === 'again'}
              onClick={() => onDrop(line)}
            />
          </li>
        ))}
      </ul>
    </Notice>
  );
}
