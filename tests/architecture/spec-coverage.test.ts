/** Every numbered rule of a SPEC.md is carried by a test, and every id in a test title exists in a SPEC. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { isTypeScript, treeFiles, treeRoot } from './tree.ts';

interface Named {
  readonly id: string;
  readonly path: string;
}

const read = (path: string) => readFileSync(join(treeRoot, path), 'utf8');

/** Rules: lines like `- **Q7** text`. */
function rulesIn(path: string, text: string): readonly Named[] {
  return [...text.matchAll(/^\s*[-*] \*\*([A-Z]{1,3}\d+[a-z]?)\*\*/gm)].map(([, id = '']) => ({ id, path }));
}

/** Ids in test titles: `it('[Q7] …')`, `test.each(…)('[Q7][Q8] …')`, `describe("[Q7] …")`. */
function idsInTitles(path: string, text: string): readonly Named[] {
  return [...text.matchAll(/\(\s*(['"`])((?:\[[A-Z]{1,3}\d+[a-z]?\]\s*)+)/g)].flatMap(([, , ids = '']) =>
    [...ids.matchAll(/\[([^\]]+)\]/g)].map(([, id = '']) => ({ id, path })),
  );
}

const specs = treeFiles((path) => /^shared\/features\/[^/]+\/SPEC\.md$/.test(path));
const rules = specs.flatMap((path) => rulesIn(path, read(path)));
const carried = treeFiles((path) => isTypeScript(path) && path.includes('.test.')).flatMap((path) =>
  idsInTitles(path, read(path)),
);

describe('the numbered rules', () => {
  it('have ids that stand for one rule each', () => {
    const ids = rules.map(({ id }) => id);
    expect(ids.filter((id, at) => ids.indexOf(id) !== at)).toEqual([]);
  });

  it('are each carried by a test', () => {
    const known = new Set(carried.map(({ id }) => id));
    expect(rules.filter(({ id }) => !known.has(id))).toEqual([]);
  });

  it('exist for every id that a test carries', () => {
    const known = new Set(rules.map(({ id }) => id));
    expect(carried.filter(({ id }) => !known.has(id))).toEqual([]);
  });

  it('are found by this test in the ways they are written', () => {
    const spec = '# Rules\n- **Q7** a reason is named\n* **Q8a** another\n- Q9 is no rule\n';
    expect(rulesIn('SPEC.md', spec).map(({ id }) => id)).toEqual(['Q7', 'Q8a']);
    const tests = `it('[${'Q7'}] x');\ntest.each([1])(\n  "[${'Q8'}][${'Q9'}] y");\nexpect(list[0]);\nit('no id');`;
    expect(idsInTitles('a.test.ts', tests).map(({ id }) => id)).toEqual(['Q7', 'Q8', 'Q9']);
  });
});
