/** Which address matches which pattern. */
import { expect, it } from 'vitest';
import { matchPath } from './location.ts';

it('matches names, open ends and nothing else', () => {
  expect(matchPath('/', '/')).toEqual({});
  expect(matchPath('/s/:code', '/s/K7M2QX')).toEqual({ code: 'K7M2QX' });
  expect(matchPath('/s/:code', '/s/K7M2QX/')).toEqual({ code: 'K7M2QX' });
  expect(matchPath('/s/:code', '/s')).toBeNull();
  expect(matchPath('/desk/*', '/desk')).toEqual({});
  expect(matchPath('/desk/*', '/desk/s/K7M2QX')).toEqual({});
  expect(matchPath('/desk/*', '/desks')).toBeNull();
  expect(matchPath('/track/:receipt', '/track/%E0%A4')).toEqual({ receipt: '%E0%A4' });
});
