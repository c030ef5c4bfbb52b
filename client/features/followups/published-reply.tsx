/** A reply as everybody may read it: words, then measure, date, owner, and where the result can be seen. */
import { formatDate } from '#client/lib/format.ts';
import { followupTexts } from '#client/locales/followups.ts';
import { useText } from '#client/locales/texts.ts';
import styles from './followups.module.css';

interface ReplyFacts {
  readonly text: string;
  readonly measure: string;
  /** YYYY-MM-DD, or ''. */
  readonly due: string;
  /** Departments and staff see it, the public does not. */
  readonly owner?: string;
  readonly evidence: string;
}

/** Only what was given is shown. */
export function ReplyBody({ text, measure, due, owner = '', evidence }: ReplyFacts) {
  const t = useText(followupTexts);
  const facts = [
    [t.reply.measure, measure],
    [t.reply.due, due === '' ? '' : formatDate(due)],
    [t.reply.owner, owner],
    [t.reply.evidence, evidence],
  ] as const;
  const given = facts.filter(([, value]) => value !== '');
  return (
    <div className={styles.reply}>
      {text !== '' && <p className={styles.words}>{text}</p>}
      {given.length > 0 && (
        <dl className={styles.facts}>
          {given.map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      )}
    </div>
  );
}
