/** Stands where the picture would be: why there is none, and what there is instead. */
import { formatDate } from '#client/lib/format.ts';
import { replayTexts } from '#client/locales/replay.ts';
import { useText } from '#client/locales/texts.ts';
import { LinkButton } from '#client/ui/button.tsx';
import { EmptyState } from '#client/ui/feedback.tsx';
import type { ReplayView } from '#shared/features/replay/views.ts';
import styles from './replay-room.module.css';

/** Nothing while there is a picture. */
export function VideoNotice({ view: { video, code } }: { readonly view: ReplayView }) {
  const t = useText(replayTexts);
  switch (video.state) {
    case 'ready':
      return null;
    case 'notEnded':
      return (
        <EmptyState title={t.notEnded}>
          <p>{t.notEndedHint}</p>
          <LinkButton look="primary" href={`/s/${code}`}>
            {t.toLive}
          </LinkButton>
        </EmptyState>
      );
    case 'none':
      return <Words title={t.none} hint={t.noneHint} />;
    case 'finishing':
      return <Words title={t.finishing} hint="" />;
    case 'removed': {
      const day = formatDate(video.at);
      const title = video.afterDays === null ? t.removed(day) : t.removedAfter(day, video.afterDays);
      return <Words title={title} hint={t.removedHint} />;
    }
  }
}

function Words({ title, hint }: { readonly title: string; readonly hint: string }) {
  return (
    <div className={styles.noVideo} role="status">
      <p className={styles.noVideoTitle}>{title}</p>
      {hint !== '' && <p>{hint}</p>}
    </div>
  );
}
