/** Tables as CSV that Excel opens with Chinese intact and without running anything. Rule F24. */
import { stringify } from 'csv-stringify/sync';
import type { TableCell, TableWriter } from '#server/ports/documents.ts';

export function createCsvTableWriter(): TableWriter {
  return {
    write: (rows) =>
      stringify(
        rows.map((row) => row.map(plain)),
        {
          // Without the mark Excel reads UTF-8 as the machine's old code page.
          bom: true,
          record_delimiter: 'windows',
          escape_formulas: true,
          // Where the separator is a semicolon an unquoted cell could be cut, and its rest be a formula.
          quoted_string: true,
        },
      ),
  };
}

/** Blanks in front would hide a formula from the check, but not from every spreadsheet. */
function plain(cell: TableCell): string | number {
  return typeof cell === 'string' ? cell.trimStart() : (cell ?? '');
}
