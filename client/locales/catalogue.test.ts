/** Every namespace exists in both languages, and no text was left empty or in the wrong language. */
import { globSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, it } from 'vitest';

const folder = import.meta.dirname;
const names = (language: string) =>
  globSync(join(folder, language, '*.ts'))
    .map((path) => basename(path, '.ts'))
    .sort();

/** Every text with its path; functions are read with sample arguments. */
function leaves(value: unknown, path: string): readonly (readonly [string, string])[] {
  if (typeof value === 'string') return [[path, value]];
  if (typeof value === 'function') return [[path, String(value(2, 3, 4))]];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, child]) => leaves(child, `${path}.${key}`));
}

describe('catalogue', () => {
  it('has the same namespaces in Chinese and in English, each declared once', () => {
    expect(names('en')).toEqual(names('zh'));
    expect(names('zh').filter((name) => !names('.').includes(name))).toEqual([]);
  });

  it.each(names('zh'))('%s: no text is empty, English holds no Chinese', async (name) => {
    const { zh } = await import(join(folder, 'zh', `${name}.ts`));
    const { en } = await import(join(folder, 'en', `${name}.ts`));
    const chinese = leaves(zh, name);
    const english = leaves(en, name);
    expect(english.map(([path]) => path)).toEqual(chinese.map(([path]) => path));
    expect([...chinese, ...english].filter(([, text]) => text.trim() === '')).toEqual([]);
    const switchers = new Set(['common.switchLanguage']);
    const mixed = english.filter(([path, text]) => !switchers.has(path) && /\p{Script=Han}/u.test(text));
    expect(mixed).toEqual([]);
  });
});
