/** What a department promises: measure, date and owner, as far as they are filled in. */
import { formatDate } from '#client/lib/format.ts';
import { commonTexts } from '#client/locales/common.ts';
import { useText } from '#client/locales/texts.ts';
import type { Commitment } from '#shared/features/questions/state.ts';
import styles from './department.module.css';

export function CommitmentList({ commitment }: { readonly commitment: Commitment }) {
  const { commitment: names } = useText(commonTexts);
  const rows = [
    [names.measure, commitment.measure],
    [names.due, commitment.due === '' ? '' : formatDate(commitment.due)],
    [names.owner, commitment.owner],
  ].filter(([, value]) => value !== '');
  return (
    <dl className={styles.promise}>
      {rows.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
