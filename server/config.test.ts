/** Settings from the environment: checked once, faults named. */
import { describe, expect, it } from 'vitest';
import { readConfig } from './config.ts';

describe('configuration', () => {
  it('starts with nothing set, and treats empty settings as not given', () => {
    const given = { DATABASE_URL: '', REDIS_URL: '', PUBLIC_URL: '', SECRET: '', HTTPS: '' };
    expect(readConfig({})).toMatchObject({ PORT: 3000, HTTPS: false, DATA_DIR: './data' });
    expect(readConfig(given)).toEqual(readConfig({}));
  });

  it.each([
    ['PORT', 'abc'],
    ['PORT', '70000'],
    ['DATABASE_URL', 'not a url'],
    ['PUBLIC_URL', 'ftp://example.org'],
    ['SECRET', 'short'],
    ['LOG_LEVEL', 'loud'],
  ])('names %s when it is %s', (name, value) => {
    const config = readConfig({ [name]: value });
    expect('fault' in config ? config.fault : '').toContain(name);
  });

  it('takes several origins', () => {
    expect(readConfig({ ALLOWED_ORIGINS: 'https://a.example, https://b.example,' })).toMatchObject({
      ALLOWED_ORIGINS: ['https://a.example', 'https://b.example'],
    });
  });
});
