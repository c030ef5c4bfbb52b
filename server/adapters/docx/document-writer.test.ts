/** Rule F25: the file unpacked and read again as XML, without the library that wrote it. */
import { inflateRawSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import type { OfficialDocument } from '#server/ports/documents.ts';
import { createDocxDocumentWriter } from './document-writer.ts';

const DOCUMENT: OfficialDocument = {
  title: '“水电气计价与安全管理”网络协商会实录',
  blocks: [
    { kind: 'heading', level: 1, text: '一、基本情况' },
    { kind: 'heading', level: 2, text: '（一）水价方案' },
    { kind: 'paragraph', lead: '№1：', text: '路灯为什么不亮？\n<b>&"请答复\u0007\uD800' },
    { kind: 'table', header: ['选项', '票数'], rows: [['同意', '120']], widths: [3, 1] },
  ],
  signature: { body: '云溪县政协', date: '2026年11月20日' },
};

/** The parts of the file by name, read from the ZIP directory at its end. */
async function unpack(document: OfficialDocument): Promise<Readonly<Record<string, string>>> {
  const zip = Buffer.from(await createDocxDocumentWriter().write(document));
  const end = zip.lastIndexOf('PK\u0005\u0006', undefined, 'latin1');
  const parts: Record<string, string> = {};
  let entry = zip.readUInt32LE(end + 16);
  for (let left = zip.readUInt16LE(end + 10); left > 0; left -= 1) {
    const name = zip.toString('utf8', entry + 46, entry + 46 + zip.readUInt16LE(entry + 28));
    const at = zip.readUInt32LE(entry + 42);
    const start = at + 30 + zip.readUInt16LE(at + 26) + zip.readUInt16LE(at + 28);
    const packed = zip.subarray(start, start + zip.readUInt32LE(entry + 20));
    parts[name] = (zip.readUInt16LE(entry + 10) === 0 ? packed : inflateRawSync(packed)).toString('utf8');
    entry += 46 + zip.readUInt16LE(entry + 28) + zip.readUInt16LE(entry + 30) + zip.readUInt16LE(entry + 32);
  }
  return parts;
}

/** Texts of the paragraphs, in order. */
function paragraphsOf(xml: string): string[] {
  return [...xml.matchAll(/<w:p>.*?<\/w:p>|<w:p .*?<\/w:p>/gs)].map(([paragraph]) =>
    [...paragraph.matchAll(/<w:t[^>]*>([^<]*)<\/w:t>/g)].map(([, text]) => text).join(''),
  );
}

/** The paragraph that holds a text. */
function paragraphWith(xml: string, text: string): string {
  const found = [...xml.matchAll(/<w:p>.*?<\/w:p>|<w:p .*?<\/w:p>/gs)].find(([paragraph]) =>
    paragraph.includes(text),
  );
  return found?.[0] ?? '';
}

/** Twips of millimetres, as the file has them: within one. */
function twips(millimetres: number): number {
  return Math.floor((millimetres / 25.4) * 72 * 20);
}

describe('official documents', () => {
  it('[F25] hold the text in order, with what XML cannot hold left out', async () => {
    const { 'word/document.xml': xml = '' } = await unpack(DOCUMENT);
    expect(paragraphsOf(xml).filter((text) => text !== '')).toEqual([
      '“水电气计价与安全管理”网络协商会实录',
      '一、基本情况',
      '（一）水价方案',
      '№1：路灯为什么不亮？',
      '&lt;b&gt;&amp;&quot;请答复',
      '选项',
      '票数',
      '同意',
      '120',
      '云溪县政协',
      '2026年11月20日',
    ]);
  });

  it('[F25] have the page of GB/T 9704', async () => {
    const { 'word/document.xml': xml = '' } = await unpack(DOCUMENT);
    const margins = /<w:pgMar ([^>]*)\/>/.exec(xml)?.[1] ?? '';
    const margin = (side: string) => Number(new RegExp(`w:${side}="(\\d+)"`).exec(margins)?.[1]);
    expect([margin('top'), margin('bottom'), margin('left'), margin('right')]).toEqual([
      twips(37),
      twips(35),
      twips(28),
      twips(26),
    ]);
    expect(xml).toMatch(new RegExp(`<w:pgSz w:w="${twips(210)}" w:h="${twips(297)}"`));
  });

  it('[F25] have the faces and sizes of GB/T 9704', async () => {
    const { 'word/document.xml': xml = '' } = await unpack(DOCUMENT);
    const title = paragraphWith(xml, '网络协商会实录');
    expect(title).toContain('w:eastAsia="方正小标宋简体"');
    expect(title).toContain('<w:sz w:val="44"/>');
    expect(title).toContain('<w:jc w:val="center"/>');
    expect(paragraphWith(xml, '一、基本情况')).toContain('w:eastAsia="黑体"');
    expect(paragraphWith(xml, '（一）水价方案')).toContain('w:eastAsia="楷体"');
    const body = paragraphWith(xml, '路灯为什么不亮');
    expect(body).toContain('w:eastAsia="仿宋"');
    expect(body).toContain('<w:sz w:val="32"/>');
    expect(body).toMatch(/<w:spacing [^>]*w:line="580"[^>]*w:lineRule="exact"/);
    expect(body).toContain('w:firstLineChars="200"');
  });

  it('[F25] number their pages — 1 —, right on single and left on double pages', async () => {
    const parts = await unpack(DOCUMENT);
    const footers = Object.entries(parts).filter(([name]) => /^word\/footer\d+\.xml$/.test(name));
    expect(footers).toHaveLength(2);
    for (const [, xml] of footers) {
      expect(xml).toMatch(/— .*PAGE.* —/s);
      expect(xml).toContain('<w:sz w:val="28"/>');
    }
    const sides = footers.map(([, xml]) => /<w:jc w:val="(\w+)"\/>/.exec(xml)?.[1]).toSorted();
    expect(sides).toEqual(['left', 'right']);
    expect(parts['word/settings.xml']).toContain('<w:evenAndOddHeaders/>');
  });

  it('[F25] repeat the header of a table on every page', async () => {
    const { 'word/document.xml': xml = '' } = await unpack(DOCUMENT);
    expect(xml).toContain('<w:tblHeader/>');
    const columns = [...xml.matchAll(/<w:gridCol w:w="(\d+)"\/>/g)].map(([, width]) => Number(width));
    expect(columns).toHaveLength(2);
    expect(columns.reduce((sum, width) => sum + width, 0)).toBeLessThanOrEqual(twips(156));
  });
});
