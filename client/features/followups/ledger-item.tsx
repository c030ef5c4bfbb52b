/** One published item of the ledger: sign and title, and when opened the replies, sources and history. */
import { formatCount } from '#client/lib/format.ts';
import { followupTexts } from '#client/locales/followups.ts';
import { ledgerTexts } from '#client/locales/ledger.ts';
import { useText } from '#client/locales/texts.ts';
import { StateMark } from '#client/ui/state-mark.tsx';
import type { PublicFollowup } from '#shared/features/followups/views.ts';
import styles from './ledger.module.css';
import { EvaluationWords, OutcomeMark } from './marks.tsx';
import { MomentLink, type Moments } from './moment-link.tsx';
import { publicSteps } from './public-steps.tsx';
import { Timeline } from './timeline.tsx';

interface LedgerItemProps {
  readonly item: PublicFollowup;
  readonly moments: Moments;
}

/** Opened by the browser's own disclosure, or by an address that ends in its id. */
export function LedgerItem({ item, moments }: LedgerItemProps) {
  const t = useText(ledgerTexts);
  const words = useText(followupTexts);
  const units = [item.unitName, ...item.coUnitNames].join('、');
  return (
    <li className={styles.item} id={item.itemId}>
      <details open={location.hash === `#${item.itemId}`}>
        <summary aria-label={`№${item.no} ${item.title}`}>
          <span className={styles.no}>№{item.no}</span>
          <span className={styles.title}>{item.title}</span>
          <span className={styles.marks}>
            <OutcomeMark outcome={item.outcome} />
            {item.process === 'redo' && <StateMark tone="active">{t.redone}</StateMark>}
          </span>
          <span className={styles.quiet}>
            {units} · {words.opinions(item.opinions)}
            {item.supporters > 0 && ` · ${words.supporters(formatCount(item.supporters))}`}
          </span>
        </summary>
        <div className={styles.inside}>
          {item.summary !== '' && <p className={styles.summaryText}>{item.summary}</p>}
          <Timeline label={words.history} steps={publicSteps(item, words)} />
          <p className={styles.evaluation}>
            <span className={styles.quiet}>{words.evaluationAxis}</span>
            <EvaluationWords {...item.evaluation} />
          </p>
          <Sources item={item} moments={moments} />
        </div>
      </details>
    </li>
  );
}

function Sources({ item, moments }: LedgerItemProps) {
  const words = useText(followupTexts);
  const hidden = item.opinions - item.sources.length;
  if (item.opinions === 0) return null;
  return (
    <div className={styles.sources}>
      <h3>{words.sources}</h3>
      <ul>
        {item.sources.map((source) => (
          <li key={source.key}>
            <span className={styles.no}>№{source.no}</span>
            <span>
              {source.text}
              <span className={styles.byline}>
                {[source.name || words.anonymous, source.place].filter(Boolean).join(' · ')}
              </span>
              <MomentLink moments={moments} questionId={source.key.replace(/^q:/, '')} no={source.no} />
            </span>
          </li>
        ))}
      </ul>
      {hidden > 0 && <p className={styles.quiet}>{words.hiddenSources(hidden)}</p>}
    </div>
  );
}
