/** `/`: what is on, what is coming, and the way back to one's own question. */
import { SiteFrame } from '#client/app/site-frame.tsx';
import { SessionList } from '#client/features/sessions/session-list.tsx';
import { TrackForm } from '#client/features/sessions/track-form.tsx';
import { navigate } from '#client/lib/location.ts';
import { usePageTitle } from '#client/lib/page.ts';
import { commonTexts } from '#client/locales/common.ts';
import { sessionTexts } from '#client/locales/sessions.ts';
import { useText } from '#client/locales/texts.ts';
import { Link } from '#client/ui/link.tsx';
import styles from './home.module.css';

/** The first page. */
export function HomePage() {
  const t = useText(sessionTexts);
  const { productName } = useText(commonTexts);
  usePageTitle(productName);
  return (
    <SiteFrame>
      <div className={styles.top}>
        <h1>{t.homeTitle}</h1>
        <p className={styles.lead}>{t.homeLead}</p>
      </div>
      <div className={styles.columns}>
        <SessionList />
        <section className={styles.side} aria-labelledby="track-title">
          <h2 id="track-title">{t.trackTitle}</h2>
          <TrackForm onFound={(code) => navigate(`/track/${code}`)} />
          <nav className={styles.links}>
            <Link href="/ledger">{t.ledger}</Link>
            <Link href="/desk">{t.desk}</Link>
          </nav>
        </section>
      </div>
    </SiteFrame>
  );
}
