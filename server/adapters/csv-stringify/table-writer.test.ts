/** Rule F24: the table read back by an independent reader, and formulas disarmed. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createCsvTableWriter } from './table-writer.ts';

const tables = createCsvTableWriter();

/** Reads CSV as RFC 4180 says, without the library that wrote it. */
function readCsv(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  for (const [, quoted, bare, end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n|$)/g)) {
    row.push(quoted === undefined ? (bare ?? '') : quoted.replaceAll('""', '"'));
    if (end === ',') continue;
    rows.push(row);
    row = [];
    if (end === '') break;
  }
  return rows.filter((cells) => cells.length > 1 || cells[0] !== '');
}

const FORMULA = /^[=+\-@\t\r\uFF0B\uFF0D\uFF1D\uFF20]/;

describe('tables', () => {
  it('[F24] begin with the mark of UTF-8 and keep Chinese, quotes, commas and line breaks', () => {
    const text = tables.write([
      ['事项', '内容', '条数'],
      ['路灯', '他说“不亮”，"真的"\n第二行', 12],
      ['空', null, 0],
    ]);
    expect(text.startsWith('\uFEFF')).toBe(true);
    expect(text).toContain('\r\n');
    expect(readCsv(text.slice(1))).toEqual([
      ['事项', '内容', '条数'],
      ['路灯', '他说“不亮”，"真的"\n第二行', '12'],
      ['空', '', '0'],
    ]);
  });

  it.each([
    '=1+1',
    '+8613800001234',
    '-1+1',
    '@SUM(A1)',
    '\t=1',
    '  =1+1',
    '\n=1',
    '＝1+1',
    '=HYPERLINK("http://x","点")',
  ])('[F24] disarm %j', (cell) => {
    const [[read = ''] = []] = readCsv(tables.write([[cell, '尾']]).slice(1));
    expect(read).not.toMatch(FORMULA);
    expect(read).toContain(cell.trim().slice(1));
  });

  it('[F24] leave numbers as numbers, negative ones too', () => {
    expect(tables.write([[-3, 4]])).toBe('\uFEFF-3,4\r\n');
  });

  it('[F24] hold no cell that could act as a formula, whatever is typed', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.string({ unit: 'binary' }), fc.string()), { minLength: 1 }),
        (rows) => {
          const text = tables.write([['头', '尾'], ...rows]);
          for (const row of readCsv(text.slice(1))) for (const cell of row) expect(cell).not.toMatch(FORMULA);
        },
      ),
    );
  });
});
