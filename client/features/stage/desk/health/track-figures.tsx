/** What arrives of a source, in one quiet line per picture. */
import { deskHealthTexts } from '#client/locales/desk-health.ts';
import { useText } from '#client/locales/texts.ts';
import { useNow } from '#client/session/session-context.tsx';
import styles from './health.module.css';
import { figuresOf } from './view-model.ts';

/** Nothing of a source that sends nothing. */
export function TrackFigures({ sourceId }: { readonly sourceId: string }) {
  const t = useText(deskHealthTexts);
  const tracks = useNow((now) => now.health?.tracks);
  const pictures = (tracks ?? []).filter((one) => one.sourceId === sourceId && one.track !== 'audio');
  return pictures.map((one) => (
    <span key={one.track} className={styles.figures}>
      {figuresOf(t, one).join(' · ')}
    </span>
  ));
}
