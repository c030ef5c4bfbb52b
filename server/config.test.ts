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
    ['TURN_URLS', 'https://turn.example.org'],
    ['TURN_URLS', 'turn:turn.example.org'],
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

  it('takes TURN servers with what signs in to them', () => {
    const urls = ['turn:turn.example.org:3478?transport=udp', 'turns:turn.example.org:5349?transport=tcp'];
    const given = { TURN_URLS: urls.join(', '), TURN_USERNAME: 'county', TURN_CREDENTIAL: 'secret' };
    expect(readConfig(given)).toMatchObject({ ...given, TURN_URLS: urls });
    expect(readConfig({ TURN_URLS: 'stun:stun.example.org' })).toMatchObject({
      TURN_URLS: ['stun:stun.example.org'],
    });
  });
});
