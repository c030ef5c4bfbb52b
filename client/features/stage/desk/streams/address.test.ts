/** What people paste into the forms of streams, judged as the server judges it. */
import { describe, expect, it } from 'vitest';
import { CATALOGUE } from '#shared/contract/catalogue.ts';
import { FETCHED, hostOf, isStreamAddress, isStreamKey, SENT } from './address.ts';

const ADDRESSES = [
  ...['https://media.example/live.m3u8', 'http://media.example:8080/a.flv?sign=1', 'rtmp://a.example/live'],
  ...['rtmps://a.example:443/live/', 'RTMP://A.example/live', 'rtmp://192.168.1.2/live/x'],
  ...['', 'media.example/live.m3u8', 'srt://a.example:9000', 'https://', 'rtmp:/a.example/live'],
  ...['直播间', `rtmp://a.example/${'x'.repeat(1_000)}`],
];
const KEYS = ['k', 'live_1?sign=a/b&t=2', '', 'a b', '密钥', 'x'.repeat(500), 'x'.repeat(501)];

describe('addresses and keys of streams', () => {
  it('[U1] [V1] are taken when the server takes them, and not otherwise', () => {
    const pull = (url: string) => CATALOGUE['stage:addPull'].payload.safeParse({ label: 'x', url }).success;
    const restream = (url: string, key: string) =>
      CATALOGUE['stage:addRestream'].payload.safeParse({ label: 'x', url, key }).success;
    for (const url of ADDRESSES) {
      expect([url, isStreamAddress(url, FETCHED)]).toEqual([url, pull(url)]);
      expect([url, isStreamAddress(url, SENT)]).toEqual([url, restream(url, 'k')]);
    }
    for (const key of KEYS)
      expect([key, isStreamKey(key)]).toEqual([key, restream('rtmp://a.example/l', key)]);
  });

  it('[V1] with a space in them are two things that were pasted as one', () => {
    expect(isStreamAddress('rtmp://a.example/live my-key', SENT)).toBe(false);
  });

  it('[U1] are told by their machine, without what lets one in', () => {
    expect(hostOf('https://user:secret@media.example:8443/live/a.m3u8?key=1')).toBe('media.example:8443');
    expect(hostOf('rtmp://[2001:db8::1]:1935/live')).toBe('[2001:db8::1]:1935');
  });
});
