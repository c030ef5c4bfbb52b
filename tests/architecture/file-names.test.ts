/** File names, first sentences and listed exceptions follow the conventions of docs/architecture.md. */
import { existsSync, globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { castsAllowed, longFilesAllowed } from './exceptions.ts';
import { isTypeScript, treeFiles, treeRoot } from './tree.ts';

/** As ESLint's max-lines, which watches the size itself. */
const longest = 300;
const read = (path: string) => readFileSync(join(treeRoot, path), 'utf8');
const sources = treeFiles(isTypeScript);

/** Lines that say something: neither blank nor only a comment. */
function codeLines(text: string): number {
  return text
    .replaceAll(/^\s*\/\*[\s\S]*?\*\/\s*$/gm, '')
    .split('\n')
    .filter((line) => line.trim() !== '' && !line.trim().startsWith('//')).length;
}

describe('file names', () => {
  it('are kebab-case, folders included', () => {
    const kebab = /^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9]+(-[a-z0-9]+)*)*$/;
    // The recipe of the media worker mirrors the names of other people's packages.
    const own = treeFiles((path) => /\.(tsx?|css|html|json)$/.test(path) && !path.includes('/recipe/'));
    expect(own.filter((path) => !path.split('/').every((part) => kebab.test(part)))).toEqual([]);
  });

  it('end a component in .tsx only where it draws', () => {
    expect(
      treeFiles((path) => path.endsWith('.tsx') && !path.startsWith('client/') && !path.startsWith('tests/')),
    ).toEqual([]);
  });
});

describe('files', () => {
  it('open with one sentence that says what they are for', () => {
    expect(sources.filter((path) => !/^(#!.*\n)?\/\*\*|^\/\//.test(read(path)))).toEqual([]);
  });

  it('switch a check off only with a reason', () => {
    // A reason follows ` -- ` (ESLint), `: ` (Biome) or the word itself (TypeScript).
    const bare =
      /eslint-disable(?!.* -- \S)|biome-ignore(?!.*: \S)|@ts-(?:expect-error\s*$|ignore|nocheck)|(?:it|test|describe)\.only\(/m;
    const self = 'tests/architecture/file-names.test.ts';
    expect(sources.filter((path) => path !== self && bare.test(read(path)))).toEqual([]);
  });
});

describe('listed exceptions', () => {
  it('still exist and name their reason', () => {
    const listed = Object.entries({ ...castsAllowed, ...longFilesAllowed });
    expect(listed.filter(([, reason]) => reason.trim().length < 10)).toEqual([]);
    expect(
      Object.keys(castsAllowed).filter((glob) => globSync(glob, { cwd: treeRoot }).length === 0),
    ).toEqual([]);
    expect(Object.keys(longFilesAllowed).filter((path) => !existsSync(join(treeRoot, path)))).toEqual([]);
  });

  it('are still needed', () => {
    expect(Object.keys(longFilesAllowed).filter((path) => codeLines(read(path)) <= longest)).toEqual([]);
  });
});
