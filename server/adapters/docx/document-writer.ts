/** Official documents as Word files. Rule F25. */
import {
  AlignmentType,
  Document,
  Footer,
  Packer,
  PageNumber,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  VerticalAlign,
  WidthType,
} from 'docx';
import type { DocumentBlock, DocumentWriter, OfficialDocument } from '#server/ports/documents.ts';
import { BODY, FACES, INDENT, LINE, PAGE, SIZE, TEXT_WIDTH } from './style.ts';

export function createDocxDocumentWriter(): DocumentWriter {
  return { write: async (document) => Packer.pack(layOut(document), 'uint8array') };
}

function layOut({ title, blocks, signature }: OfficialDocument): Document {
  const children = [titleOf(title), emptyLine(), ...blocks.flatMap(draw), ...sign(signature)];
  return new Document({
    title: clean(title),
    creator: clean(signature.body),
    // Single pages carry the number on the right, double pages on the left.
    evenAndOddHeaderAndFooters: true,
    styles: { default: { document: { run: BODY, paragraph: { spacing: LINE } } } },
    sections: [
      {
        properties: { page: PAGE },
        footers: { default: pageNumber(AlignmentType.RIGHT), even: pageNumber(AlignmentType.LEFT) },
        children,
      },
    ],
  });
}

function titleOf(text: string): Paragraph {
  return new Paragraph({
    alignment: AlignmentType.CENTER,
    spacing: { ...LINE, line: 35 * 20 },
    children: [new TextRun({ text: clean(text), font: FACES.title, size: SIZE.two })],
  });
}

function emptyLine(): Paragraph {
  return new Paragraph({ spacing: LINE, children: [] });
}

function draw(block: DocumentBlock): (Paragraph | Table)[] {
  switch (block.kind) {
    case 'heading':
      return [heading(block.level, block.text)];
    case 'paragraph':
      return paragraphs(block.text, block.lead ?? '');
    case 'table':
      // A paragraph after it: two tables in a row would grow together.
      return [table(block), emptyLine()];
  }
}

function heading(level: 1 | 2, text: string): Paragraph {
  const font = level === 1 ? FACES.heading1 : FACES.heading2;
  return new Paragraph({
    spacing: LINE,
    indent: INDENT,
    keepNext: true,
    outlineLevel: level - 1,
    children: [new TextRun({ text: clean(text), font, size: SIZE.three })],
  });
}

/** One paragraph per line, as typed; the lead stands before the first. */
function paragraphs(text: string, lead: string): Paragraph[] {
  return clean(text)
    .split('\n')
    .filter((line, at) => line.trim() !== '' || (at === 0 && lead !== ''))
    .map((line, at) => {
      const bold = at === 0 && lead !== '' ? [new TextRun({ ...BODY, text: clean(lead), bold: true })] : [];
      const children = [...bold, new TextRun({ ...BODY, text: line })];
      return new Paragraph({ spacing: LINE, indent: INDENT, alignment: AlignmentType.JUSTIFIED, children });
    });
}

function table({ header, rows, widths }: Extract<DocumentBlock, { readonly kind: 'table' }>): Table {
  const total = widths.reduce((sum, width) => sum + width, 0);
  const columns = widths.map((width) => Math.floor((TEXT_WIDTH * width) / total));
  const row = (cells: readonly string[], head: boolean) =>
    new TableRow({
      tableHeader: head,
      cantSplit: true,
      children: cells.map((text, at) => cell(text, columns[at] ?? 0, head)),
    });
  return new Table({
    width: { size: TEXT_WIDTH, type: WidthType.DXA },
    columnWidths: columns,
    alignment: AlignmentType.CENTER,
    rows: [row(header, true), ...rows.map((cells) => row(cells, false))],
  });
}

function cell(text: string, width: number, head: boolean): TableCell {
  const font = head ? FACES.heading1 : FACES.body;
  const lines = clean(text).split('\n');
  return new TableCell({
    width: { size: width, type: WidthType.DXA },
    verticalAlign: VerticalAlign.CENTER,
    margins: { left: 80, right: 80 },
    children: lines.map(
      (line) =>
        new Paragraph({
          alignment: AlignmentType.CENTER,
          spacing: { ...LINE, line: 24 * 20 },
          children: [new TextRun({ text: line, font, size: SIZE.four })],
        }),
    ),
  });
}

function sign({ body, date }: OfficialDocument['signature']): Paragraph[] {
  const line = (text: string) =>
    new Paragraph({
      alignment: AlignmentType.RIGHT,
      spacing: LINE,
      indent: { right: 640 },
      children: [new TextRun({ ...BODY, text: clean(text) })],
    });
  return [emptyLine(), line(body), line(date)];
}

/** — 1 — in 四号宋体. */
function pageNumber(alignment: (typeof AlignmentType)['LEFT' | 'RIGHT']): Footer {
  const run = new TextRun({
    font: FACES.pageNumber,
    size: SIZE.four,
    children: ['— ', PageNumber.CURRENT, ' —'],
  });
  const indent = alignment === AlignmentType.LEFT ? { left: 280 } : { right: 280 };
  return new Footer({ children: [new Paragraph({ alignment, indent, children: [run] })] });
}

/** Characters that XML cannot hold, halves of characters among them, would make the file unreadable. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: finding control characters is the purpose
const NOT_XML = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]|\p{Surrogate}/gu;

function clean(text: string): string {
  return text.replace(NOT_XML, '');
}
