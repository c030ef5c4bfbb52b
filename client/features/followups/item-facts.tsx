/** Parts of an item: people and dates, plan, replies, ratings, sources. */
import { formatCount, formatDate } from '#client/lib/format.ts';
import { followupTexts } from '#client/locales/followups.ts';
import { itemTexts } from '#client/locales/items.ts';
import { useText } from '#client/locales/texts.ts';
import type { FollowupState } from '#shared/features/followups/state.ts';
import styles from './desk.module.css';
import { OutcomeMark } from './marks.tsx';
import { ReplyBody } from './published-reply.tsx';

interface ItemPartProps {
  readonly item: FollowupState;
}

/** Who has it, since when, until when. */
export function ItemFacts({ item }: ItemPartProps) {
  const t = useText(itemTexts);
  const words = useText(followupTexts);
  const facts = [
    [t.person.lead, item.lead.name],
    [t.person.coUnits, item.coUnits.map((unit) => unit.name).join('、')],
    [t.person.handler, item.handler],
    [t.person.leader, item.leader],
    [t.person.dispatched, item.dispatchedAt === '' ? '' : formatDate(item.dispatchedAt)],
    [words.due, formatDate(item.due)],
    [t.person.route, words.route[item.route]],
    [
      t.person.opinions,
      `${words.opinions(item.sources.length)} · ${words.supporters(formatCount(item.supporters))}`,
    ],
    [t.person.note, item.note],
  ] as const;
  return (
    <section>
      <dl className={styles.factGrid}>
        {facts.map(([name, value]) =>
          value === '' ? null : (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ),
        )}
      </dl>
      {item.plan !== null && (
        <div className={styles.plan}>
          <h2 className={styles.sectionTitle}>{t.plan}</h2>
          <ReplyBody text="" evidence="" {...item.plan} />
        </div>
      )}
    </section>
  );
}

/** What was handed in, and what was published; newest first. */
export function ItemReplies({ item }: ItemPartProps) {
  const t = useText(itemTexts);
  const words = useText(followupTexts);
  const { draft, replies } = item;
  if (draft === null && replies.length === 0) return null;
  return (
    <section className={styles.stack}>
      {draft !== null && (
        <div>
          <h2 className={styles.sectionTitle}>{draft.sentBack === null ? t.draft : t.sentBackDraft}</h2>
          <OutcomeMark outcome={draft.outcome} />
          <ReplyBody {...draft} />
        </div>
      )}
      {replies.length > 0 && <h2 className={styles.sectionTitle}>{t.replies}</h2>}
      {replies.toReversed().map((reply) => (
        <div key={reply.no}>
          <p>
            <strong>
              {reply.kind === 'reply' ? words.reply.title(reply.no) : words.reply.progress(reply.no)}
            </strong>{' '}
            <span className={styles.quiet}>
              {reply.unit.name} · {formatDate(reply.publishedAt)}
            </span>
          </p>
          <OutcomeMark outcome={reply.outcome} />
          <ReplyBody {...reply} />
        </div>
      ))}
    </section>
  );
}

/** The words of the authors; departments do not see whose they are. */
export function ItemRatings({ item }: ItemPartProps) {
  const t = useText(itemTexts);
  const words = useText(followupTexts);
  if (item.ratings.length === 0) return null;
  return (
    <section>
      <h2 className={styles.sectionTitle}>{t.ratings}</h2>
      <ul className={styles.stack}>
        {item.ratings.map((rating) => (
          <li key={`${rating.key}-${rating.replyNo}-${rating.at}`}>
            <span className={styles.quiet}>
              {t.ratingOf(rating.replyNo)} · {formatDate(rating.at)}
            </span>{' '}
            {words.handlingOf} <strong>{words.satisfaction[rating.handling]}</strong> · {words.resultOf}{' '}
            <strong>{words.satisfaction[rating.result]}</strong>
            {rating.comment !== '' && <p className={styles.words}>{rating.comment}</p>}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Every submission behind the item. */
export function ItemSources({ item }: ItemPartProps) {
  const t = useText(itemTexts);
  const words = useText(followupTexts);
  if (item.sources.length === 0) return null;
  return (
    <details className={styles.sources} open={item.sources.length <= 3}>
      <summary>{t.sources(item.sources.length)}</summary>
      <ul>
        {item.sources.map((source) => (
          <li key={source.key}>
            <span className={styles.quiet}>№{source.no}</span>
            <span>
              {source.text}
              <span className={styles.byline}>
                {[
                  source.name === '' ? words.anonymous : source.name,
                  source.place,
                  formatDate(source.at),
                  source.shown ? '' : t.notShown,
                ]
                  .filter((part) => part !== '')
                  .join(' · ')}
              </span>
            </span>
          </li>
        ))}
      </ul>
    </details>
  );
}
