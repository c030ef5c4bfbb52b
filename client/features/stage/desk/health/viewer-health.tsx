/** How people watch, how busy the media are, and what viewers report. */
import { formatCount, formatTime } from '#client/lib/format.ts';
import { deskHealthTexts } from '#client/locales/desk-health.ts';
import { useText } from '#client/locales/texts.ts';
import { useNow } from '#client/session/session-context.tsx';
import type { RoomHealth } from '#shared/features/stage/health.ts';
import { factsInWords } from '../../trouble/facts-line.ts';
import { DeskSection } from '../desk-section.tsx';
import styles from './health.module.css';
import { percentOf } from './view-model.ts';

const WAYS = ['webrtc', 'hls', 'sound', 'text'] as const;

/** Nothing before something was measured. */
export function ViewerHealth() {
  const health = useNow((now) => now.health);
  return health === null ? null : <Shown health={health} />;
}

function Shown({ health }: { readonly health: RoomHealth }) {
  const t = useText(deskHealthTexts);
  const { viewers, load, troubles } = health;
  const ways = WAYS.filter((way) => way === 'webrtc' || viewers[way] > 0);
  return (
    <DeskSection title={t.viewers}>
      <p className={styles.ways}>
        {ways.map((way) => (
          <span key={way}>
            {t.way[way]} {formatCount(viewers[way])}
          </span>
        ))}
        <span>{t.load(percentOf(load))}</span>
      </p>
      {troubles.length > 0 && (
        <details>
          <summary>{t.troubles(troubles.length)}</summary>
          <ul className={styles.troubles}>
            {troubles.map(({ no, at, problem, way, facts }) => (
              <li key={no}>
                <strong>{t.problem[problem]}</strong> {t.way[way]} · {formatTime(at)} · {no}
                <span className={styles.figures}>{factsInWords(t, facts)}</span>
              </li>
            ))}
          </ul>
        </details>
      )}
    </DeskSection>
  );
}
