/** Live captions for under the picture: the newest lines, as long as they are read. */
import { useRememberedChoice } from '#client/lib/storage.ts';
import { useTime } from '#client/lib/use-time.ts';
import { replayTexts } from '#client/locales/replay.ts';
import { useText } from '#client/locales/texts.ts';
import { usePictureNow } from '#client/session/picture-time.tsx';
import { useRoom } from '#client/session/session-context.tsx';
import type { CaptionLine } from '#shared/features/replay/state.ts';
import styles from './live-captions.module.css';

/** Two lines are read at a glance; after this long a line is old. */
const MOST_LINES = 2;
const SHOWN_MS = 9000;

/** The lines to show at a moment of the picture, milliseconds since 1970. */
export function currentLines(lines: readonly CaptionLine[], pictureMs: number): readonly CaptionLine[] {
  const age = ({ at }: CaptionLine): number => pictureMs - Date.parse(at);
  return lines.filter((line) => age(line) >= 0 && age(line) < SHOWN_MS).slice(-MOST_LINES);
}

/** In time with the picture. Nothing while the viewer wants none, and no room taken while nobody types. */
export function LiveCaptions() {
  const t = useText(replayTexts);
  const lines = useRoom((room) => room.captions.lines);
  const [wanted, setWanted] = useRememberedChoice('captions', ['on', 'off'], 'on');
  const pictureNow = usePictureNow();
  useTime(500);
  if (lines.length === 0) return null;
  const shown = wanted === 'on' ? currentLines(lines, pictureNow()) : [];
  return (
    <div className={styles.captions}>
      <p className={styles.lines} aria-live="off">
        {shown.map(({ id, text }) => (
          <span key={id}>{text}</span>
        ))}
      </p>
      <button
        type="button"
        className={styles.toggle}
        aria-pressed={wanted === 'on'}
        onClick={() => setWanted(wanted === 'on' ? 'off' : 'on')}
      >
        {t.captions}
      </button>
    </div>
  );
}
