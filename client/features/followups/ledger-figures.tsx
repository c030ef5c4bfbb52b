/** The two rates, equal in size and side by side, with their denominators and what became of the rest. */
import { formatCount } from '#client/lib/format.ts';
import { followupTexts } from '#client/locales/followups.ts';
import { ledgerTexts } from '#client/locales/ledger.ts';
import { useText } from '#client/locales/texts.ts';
import { Progress } from '#client/ui/feedback.tsx';
import { StateMark } from '#client/ui/state-mark.tsx';
import type { Rates } from '#shared/features/followups/views.ts';
import styles from './ledger.module.css';
import { breakdownRows, shareText } from './view-model.ts';

/** 答复率 and 落实率, the breakdown, and how they are counted. */
export function LedgerFigures({ rates }: { readonly rates: Rates }) {
  const t = useText(ledgerTexts);
  const words = useText(followupTexts);
  const whole = formatCount(rates.opinions);
  const rows = breakdownRows(rates);
  return (
    <section className={styles.figures} aria-label={`${t.answered} ${t.carriedOut}`}>
      <div className={styles.pair}>
        <Figure
          name={t.answered}
          part={rates.answered}
          whole={rates.opinions}
          sentence={t.answeredOf(formatCount(rates.answered), whole)}
          tone="plain"
        />
        <Figure
          name={t.carriedOut}
          part={rates.carriedOut}
          whole={rates.opinions}
          sentence={t.carriedOutOf(formatCount(rates.carriedOut), whole)}
          tone="done"
        />
      </div>
      {rows.length > 0 && (
        <ul className={styles.breakdown} aria-label={t.breakdown}>
          {rows.map(({ key, tone, count }) => (
            <li key={key}>
              <StateMark tone={tone} wrap>
                {key === 'onTheSpot' || key === 'redone' || key === 'pending' ? t[key] : words.outcome[key]}
              </StateMark>
              <span className={styles.count}>{formatCount(count)}</span>
            </li>
          ))}
        </ul>
      )}
      {rates.overdue > 0 && (
        <p>
          <StateMark tone="live" wrap>
            {t.overdue(rates.overdue)}
          </StateMark>
        </p>
      )}
      {rates.waiting > 0 && <p className={styles.quiet}>{t.waiting(rates.waiting)}</p>}
      <details className={styles.how}>
        <summary>{t.how}</summary>
        <ul>
          {t.howText.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      </details>
    </section>
  );
}

interface FigureProps {
  readonly name: string;
  readonly part: number;
  readonly whole: number;
  readonly sentence: string;
  readonly tone: 'plain' | 'done';
}

function Figure({ name, part, whole, sentence, tone }: FigureProps) {
  const t = useText(ledgerTexts);
  return (
    <div className={styles.figure}>
      <h2>{name}</h2>
      <p className={styles.share}>{shareText(part, whole)}</p>
      <Progress value={part} max={whole} label={name} tone={tone} />
      <p>{whole === 0 ? t.nothingYet : sentence}</p>
    </div>
  );
}
