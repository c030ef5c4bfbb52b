/** The shape of the page while the room is on its way: what comes takes the same places. */
import { citizenTexts } from '#client/locales/citizen.ts';
import { useText } from '#client/locales/texts.ts';
import { Skeleton } from '#client/ui/feedback.tsx';
import styles from './citizen.module.css';

/** Picture, title, card, tabs. */
export function RoomSkeleton() {
  const t = useText(citizenTexts);
  return (
    <main className={styles.page} aria-busy="true">
      <div className={styles.left}>
        <div className={styles.picturePlace} />
        <div className={styles.skeletonHead}>
          <Skeleton width="40%" height="0.9em" />
          <Skeleton width="80%" height="1.3em" />
          <Skeleton height="68px" />
        </div>
      </div>
      <div className={styles.right}>
        <p className="sr-only" role="status">
          {t.loading}
        </p>
        <div className={styles.skeletonHead}>
          <Skeleton height="44px" />
          <Skeleton height="96px" />
          <Skeleton height="96px" />
          <Skeleton height="96px" />
        </div>
      </div>
    </main>
  );
}
