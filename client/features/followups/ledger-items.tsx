/** The published items of one session: filter, search, and each with its replies and history. */
import { useDeferredValue, useState } from 'react';
import { followupTexts } from '#client/locales/followups.ts';
import { ledgerTexts } from '#client/locales/ledger.ts';
import { useText } from '#client/locales/texts.ts';
import { EmptyState } from '#client/ui/feedback.tsx';
import { Select, TextField } from '#client/ui/field.tsx';
import { OUTCOMES, type Outcome } from '#shared/features/followups/state.ts';
import type { LedgerDetail, OnsiteItem } from '#shared/features/followups/views.ts';
import styles from './ledger.module.css';
import { LedgerItem } from './ledger-item.tsx';
import { MomentLink, type Moments } from './moment-link.tsx';
import { ReplyBody } from './published-reply.tsx';
import { filterPublic } from './view-model.ts';

/** Below this many, a filter is more work than reading. */
const FEW = 6;

/** Items with a published reply, then what was answered on the spot. */
export function LedgerItems({ detail }: { readonly detail: LedgerDetail }) {
  const t = useText(ledgerTexts);
  const words = useText(followupTexts);
  const [outcome, setOutcome] = useState<Outcome | 'all'>('all');
  const [search, setSearch] = useState('');
  const moments = { code: detail.session.code, at: detail.answerMoments };
  const found = filterPublic(detail.items, outcome, useDeferredValue(search));
  const counts = (key: Outcome) => detail.items.filter((item) => item.outcome === key).length;
  const options: readonly { readonly value: Outcome | 'all'; readonly label: string }[] = [
    { value: 'all', label: t.all },
    ...OUTCOMES.filter((key) => counts(key) > 0).map((key) => ({
      value: key,
      label: `${words.outcome[key]} ${counts(key)}`,
    })),
  ];
  return (
    <>
      <section className={styles.items}>
        <h2>{t.items(detail.items.length)}</h2>
        {detail.items.length > FEW && (
          <div className={styles.filters}>
            <Select label={t.filter} value={outcome} onChange={setOutcome} options={options} />
            <TextField label={t.search} value={search} onChange={setSearch} type="search" />
          </div>
        )}
        {detail.items.length === 0 && (
          <EmptyState title={t.itemsEmpty}>
            <p>{t.itemsEmptyHint}</p>
          </EmptyState>
        )}
        {detail.items.length > 0 && found.length === 0 && <p className={styles.quiet}>{t.noMatch}</p>}
        <ul>
          {found.map((item) => (
            <LedgerItem key={item.itemId} item={item} moments={moments} />
          ))}
        </ul>
      </section>
      {detail.onsite.length > 0 && <OnsiteItems items={detail.onsite} moments={moments} />}
    </>
  );
}

interface OnsiteItemsProps {
  readonly items: readonly OnsiteItem[];
  readonly moments: Moments;
}

function OnsiteItems({ items, moments }: OnsiteItemsProps) {
  const t = useText(ledgerTexts);
  const words = useText(followupTexts);
  return (
    <section className={styles.items}>
      <h2>{t.onsite(items.length)}</h2>
      <ul>
        {items.map((item) => (
          <li key={item.itemId} className={styles.item}>
            <details>
              <summary>
                <span className={styles.no}>№{item.no}</span>
                <span className={styles.title}>{item.title}</span>
                <span className={styles.quiet}>{words.opinions(item.opinions)}</span>
              </summary>
              <div className={styles.inside}>
                {item.summary !== '' && <p className={styles.summaryText}>{item.summary}</p>}
                <ReplyBody text={item.answer} measure="" due="" evidence="" />
                {item.questionIds.map((id) => (
                  <MomentLink key={id} moments={moments} questionId={id} />
                ))}
              </div>
            </details>
          </li>
        ))}
      </ul>
    </section>
  );
}
