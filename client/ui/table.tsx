/** Tables of desks and ledgers: columns are declared, rows are data. */
import type { ReactNode } from 'react';
import { classes } from '#client/lib/classes.ts';
import styles from './table.module.css';

export interface Column<R> {
  readonly key: string;
  readonly title: string;
  readonly cell: (row: R) => ReactNode;
  readonly numeric?: boolean;
}

interface TableProps<R> {
  /** Read aloud before the table. */
  readonly caption: string;
  readonly columns: readonly Column<R>[];
  readonly rows: readonly R[];
  readonly rowKey: (row: R) => string;
}

/** A plain table that scrolls sideways on phones instead of squeezing its words. */
export function Table<R>({ caption, columns, rows, rowKey }: TableProps<R>) {
  return (
    <section className={styles.scroll} aria-label={caption}>
      <table className={styles.table}>
        <caption className="sr-only">{caption}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column.key} scope="col" className={classes(column.numeric && styles.number)}>
                {column.title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={rowKey(row)}>
              {columns.map((column) => (
                <td key={column.key} className={classes(column.numeric && styles.number)}>
                  {column.cell(row)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
