/** Leads a reader who has scrolled elsewhere back to what is being said. */
import { replayTexts } from '#client/locales/replay.ts';
import { useText } from '#client/locales/texts.ts';
import { Pill } from '#client/ui/feedback.tsx';
import styles from './replay-room.module.css';

interface BackToNowProps {
  readonly away: boolean;
  readonly onBack: () => void;
}

/** Nothing for who is there. */
export function BackToNow({ away, onBack }: BackToNowProps) {
  const t = useText(replayTexts);
  if (!away) return null;
  return (
    <div className={styles.back}>
      <Pill strong onClick={onBack}>
        {t.toNow}
      </Pill>
    </div>
  );
}
