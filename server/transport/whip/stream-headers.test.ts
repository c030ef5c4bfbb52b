/** How servers that help with the path are told. */
import { describe, expect, it } from 'vitest';
import { iceLinks } from './stream-headers.ts';

describe('links', () => {
  it('[W5] name STUN servers bare and TURN servers with what signs in to them', () => {
    const urls = ['stun:stun.example:3478', 'turn:turn.example:3478?transport=tcp'];
    expect(iceLinks([{ urls, username: 'hall "1"', credential: 'a\\b\r\nSet-Cookie: c' }])).toEqual([
      '<stun:stun.example:3478>; rel="ice-server"',
      '<turn:turn.example:3478?transport=tcp>; rel="ice-server"; username="hall \\"1\\""; ' +
        'credential="a\\\\bSet-Cookie: c"; credential-type="password"',
    ]);
    expect(iceLinks([])).toEqual([]);
  });
});
