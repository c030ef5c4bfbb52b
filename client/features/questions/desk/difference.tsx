/** The difference between the author's words and the reviewer's, said in marks and not in colour alone. */
import { diffChars } from 'diff';
import { deskQuestionTexts } from '#client/locales/desk-questions.ts';
import { useText } from '#client/locales/texts.ts';
import styles from './dialogs.module.css';

interface DifferenceProps {
  readonly from: string;
  readonly to: string;
}

/** What was removed is struck out, what was added is underlined. */
export function Difference({ from, to }: DifferenceProps) {
  const t = useText(deskQuestionTexts);
  if (from === to) return <p className={styles.quiet}>{t.editDialog.same}</p>;
  const parts = diffChars(from, to).map((part, at) => ({ ...part, key: at }));
  return (
    <p className={styles.difference}>
      {parts.map((part) => {
        if (part.removed) {
          return (
            <del key={part.key} title={t.editDialog.removed}>
              {part.value}
            </del>
          );
        }
        if (part.added) {
          return (
            <ins key={part.key} title={t.editDialog.added}>
              {part.value}
            </ins>
          );
        }
        return <span key={part.key}>{part.value}</span>;
      })}
    </p>
  );
}
