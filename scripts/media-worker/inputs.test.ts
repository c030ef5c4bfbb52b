/** Checks what the cache key depends on and where the cache lies. */
import { describe, expect, it } from 'vitest';
import { cacheKey, cacheRoot, parseOsRelease } from './inputs.ts';

const inputs = { version: '3.27.1', os: { id: 'debian', versionId: '12', debianLike: true }, arch: 'x64' };
const recipe = new Map([
  ['a.patch', 'one'],
  ['overlay/b.h', 'two'],
]);

describe('cacheKey', () => {
  it('is the same whatever order the recipe was read in', () => {
    expect(cacheKey(inputs, new Map([...recipe].reverse()))).toBe(cacheKey(inputs, recipe));
  });

  it.each([
    ['the mediasoup version', { ...inputs, version: '3.27.2' }, recipe],
    ['the distribution release', { ...inputs, os: { ...inputs.os, versionId: '13' } }, recipe],
    ['the processor', { ...inputs, arch: 'arm64' }, recipe],
    ['the text of a recipe file', inputs, new Map([...recipe, ['a.patch', 'changed']])],
    ['the name of a recipe file', inputs, new Map([['c.patch', 'one'], ...[...recipe].slice(1)])],
    ['where one file ends and the next begins', inputs, new Map([['a.patch', 'oneoverlay/b.h']])],
  ] as const)('changes with %s', (_what, otherInputs, otherRecipe) => {
    expect(cacheKey(otherInputs, otherRecipe)).not.toBe(cacheKey(inputs, recipe));
  });

  it('can be a folder name', () => {
    expect(cacheKey(inputs, recipe)).toMatch(/^3\.27\.1-debian12-x64-[0-9a-f]{16}$/);
  });
});

describe('cacheRoot', () => {
  it('follows XDG_CACHE_HOME', () => {
    expect(cacheRoot({ XDG_CACHE_HOME: '/var/cache' }, '/home/a')).toBe('/var/cache/yishiting/media-worker');
  });

  it.each([{}, { XDG_CACHE_HOME: '' }, { XDG_CACHE_HOME: 'relative' }])(
    'falls back to ~/.cache for %o',
    (env) => {
      expect(cacheRoot(env, '/home/a')).toBe('/home/a/.cache/yishiting/media-worker');
    },
  );
});

describe('parseOsRelease', () => {
  it('reads Debian', () => {
    const text = 'PRETTY_NAME="Debian GNU/Linux 12 (bookworm)"\nVERSION_ID="12"\nID=debian\n';
    expect(parseOsRelease(text)).toEqual({ id: 'debian', versionId: '12', debianLike: true });
  });

  it('knows a relative of Debian', () => {
    expect(parseOsRelease('ID=ubuntu\nID_LIKE=debian\nVERSION_ID="24.04"').debianLike).toBe(true);
  });

  it.each(['', 'ID=fedora\nVERSION_ID=40'])('does not take others for Debian', (text) => {
    expect(parseOsRelease(text).debianLike).toBe(false);
  });
});
