/** One item whole: what it is, its three axes apart, what to do next, replies, sources, and the full history. */
import { Link } from 'wouter';
import { commonTexts } from '#client/locales/common.ts';
import { followupTexts } from '#client/locales/followups.ts';
import { itemTexts } from '#client/locales/items.ts';
import { useText } from '#client/locales/texts.ts';
import { EmptyState, Spinner } from '#client/ui/feedback.tsx';
import type { StaffMe } from '#shared/contract/http.ts';
import type { DeskItemDetail } from '#shared/features/followups/views.ts';
import styles from './desk.module.css';
import { FailureNotice } from './failure-notice.tsx';
import { ItemAxes } from './item-axes.tsx';
import { ItemFacts, ItemRatings, ItemReplies, ItemSources } from './item-facts.tsx';
import { itemHistory } from './item-history.tsx';
import { ItemNext } from './item-next.tsx';
import { Timeline } from './timeline.tsx';
import { useResource } from './use-resource.ts';

interface ItemDetailProps {
  readonly itemId: string;
  readonly me: StaffMe;
  /** The list beside it should be read again. */
  readonly onChanged: () => void;
}

/** Loads the item; a failure leaves what was seen. */
export function ItemDetail({ itemId, me, onChanged }: ItemDetailProps) {
  const t = useText(itemTexts);
  const common = useText(commonTexts);
  const { value, failure, reload } = useResource<DeskItemDetail>(
    `/api/desk/items/${encodeURIComponent(itemId)}`,
    30_000,
  );
  const changed = () => {
    reload();
    onChanged();
  };
  return (
    <>
      <Link href="/desk/items" className={styles.backLink ?? ''}>
        ‹ {t.back}
      </Link>
      {value === null && failure?.code === 'not_found' ? (
        <EmptyState title={common.page.notFoundTitle}>
          <p>{t.gone}</p>
        </EmptyState>
      ) : (
        <FailureNotice failure={failure} onRetry={reload} {...(value === null ? {} : { words: t.stale })} />
      )}
      {value === null && failure === null && <Spinner height="40vh" />}
      {value !== null && <Item detail={value} me={me} onChanged={changed} />}
    </>
  );
}

interface ItemProps {
  readonly detail: DeskItemDetail;
  readonly me: StaffMe;
  readonly onChanged: () => void;
}

function Item({ detail, me, onChanged }: ItemProps) {
  const words = useText(followupTexts);
  const { item } = detail;
  // Who reviews reads what was handed in before deciding.
  const reviewing = item.process === 'review';
  return (
    <article className={styles.item}>
      <header className={styles.itemHead}>
        <p className={styles.quiet}>
          {words.item(item.no)} · {item.sessionTitle}
        </p>
        <h1 className={styles.itemTitle}>{item.title}</h1>
        {item.summary !== '' && <p className={styles.words}>{item.summary}</p>}
      </header>
      <ItemAxes detail={detail} />
      {reviewing && <ItemReplies item={item} />}
      <ItemNext detail={detail} me={me} onChanged={onChanged} />
      <ItemFacts item={item} />
      {!reviewing && <ItemReplies item={item} />}
      <ItemRatings item={item} />
      <ItemSources item={item} />
      <section>
        <h2 className={styles.sectionTitle}>{words.history}</h2>
        <Timeline label={words.history} steps={itemHistory(item, words)} />
      </section>
    </article>
  );
}
