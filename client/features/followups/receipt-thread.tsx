/** The author's own thread: the words, where they stand, what comes next, and the rating at the end. */
import { Link } from 'wouter';
import { formatDate } from '#client/lib/format.ts';
import { commonTexts } from '#client/locales/common.ts';
import { followupTexts } from '#client/locales/followups.ts';
import { useText } from '#client/locales/texts.ts';
import { trackTexts } from '#client/locales/track.ts';
import { CopyButton } from '#client/ui/copy-button.tsx';
import type { ReceiptThread as Thread } from '#shared/features/followups/views.ts';
import { RatingForm } from './rating-form.tsx';
import styles from './receipt.module.css';
import { NextWords, receiptTimeline } from './receipt-steps.tsx';
import { givenRatings } from './receipt-view-model.ts';
import { Timeline } from './timeline.tsx';

interface ReceiptThreadProps {
  readonly receipt: string;
  readonly thread: Thread;
  readonly onRated: () => void;
}

/** One column, whatever the screen. */
export function ReceiptThread({ receipt, thread, onRated }: ReceiptThreadProps) {
  const t = useText(trackTexts);
  const common = useText(commonTexts);
  const { rating } = thread;
  return (
    <article className={styles.thread}>
      <ReceiptHead thread={thread} />
      <section className={styles.now} aria-label={t.now}>
        <h2>
          <span className={styles.nowWord}>{t.now}</span> {t.next[thread.next.kind]}
        </h2>
        <NextWords thread={thread} t={t} />
        {rating.replyNo !== null && <a href="#rate">{t.rating.title}</a>}
      </section>
      <section>
        <h2 className={styles.sectionTitle}>{t.steps}</h2>
        <Timeline label={t.steps} steps={receiptTimeline(thread, { t, common })} />
      </section>
      {rating.replyNo !== null && (
        <RatingForm
          receipt={receipt}
          replyNo={rating.replyNo}
          canReopen={rating.canReopen}
          onRated={onRated}
        />
      )}
      <GivenRatings thread={thread} />
      <ReceiptFoot receipt={receipt} thread={thread} />
    </article>
  );
}

function ReceiptHead({ thread }: { readonly thread: Thread }) {
  const t = useText(trackTexts);
  const common = useText(commonTexts);
  const { question } = thread;
  const about = [
    question.name,
    question.place,
    common.channel[question.channel],
    formatDate(question.askedAt),
  ];
  return (
    <header className={styles.head}>
      <p>
        <Link href={`/s/${thread.sessionCode}`}>{thread.sessionTitle}</Link>
      </p>
      <h1>{t.yours(question.no)}</h1>
      <blockquote className={styles.quote}>{question.text}</blockquote>
      <p className={styles.quiet}>{about.filter((part) => part !== '').join(' · ')}</p>
      {question.publishedText !== null && (
        <details className={styles.edited}>
          <summary>{t.edited}</summary>
          <blockquote className={styles.quote}>{question.publishedText}</blockquote>
        </details>
      )}
    </header>
  );
}

function GivenRatings({ thread }: { readonly thread: Thread }) {
  const t = useText(trackTexts);
  const words = useText(followupTexts);
  const given = givenRatings(thread.rating.given);
  if (given.length === 0) return null;
  return (
    <section className={styles.given}>
      {given.map((rating) => (
        <div key={rating.replyNo}>
          <h2 className={styles.sectionTitle}>{t.rating.given(rating.replyNo)}</h2>
          <p>
            {words.handlingOf} <strong>{words.satisfaction[rating.handling]}</strong>
            {' · '}
            {words.resultOf} <strong>{words.satisfaction[rating.result]}</strong>
          </p>
          {rating.comment !== '' && <p className={styles.words}>{rating.comment}</p>}
        </div>
      ))}
    </section>
  );
}

function ReceiptFoot({ receipt, thread }: { readonly receipt: string; readonly thread: Thread }) {
  const t = useText(trackTexts);
  const words = useText(followupTexts);
  const { item } = thread;
  return (
    <footer className={styles.foot}>
      {item !== null && (
        <p>
          {t.itemTitle} {words.item(item.no)} {item.title}
        </p>
      )}
      {item !== null && item.replies.length > 0 && (
        <p>
          <Link href={`/ledger/${thread.sessionCode}#${item.itemId}`}>{t.itemLink}</Link>
        </p>
      )}
      <div className={styles.keep}>
        <span>
          {t.receipt} <strong className={styles.receipt}>{receipt}</strong>
        </span>
        <CopyButton text={receipt} label={t.copy} />
      </div>
    </footer>
  );
}
