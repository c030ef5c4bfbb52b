/** Offers of browsers and broadcasting programs, and everything that is none. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  audioLines,
  BROADCASTER_OFFER,
  browserOffer,
  PATH_LINES,
  SESSION_LINES,
  sdp,
  videoLines,
} from '#tests/support/sdp-samples.ts';
import { type Offer, readOffer } from './read-offer.ts';

function read(text: string): Offer {
  const offer = readOffer(text);
  if (!offer.ok) throw new Error(offer.detail);
  return offer.value;
}

/** What is slow by itself is slow each time; what the machine stalls is not. Milliseconds. */
function timed(text: string) {
  let ms = Number.POSITIVE_INFINITY;
  let offer = readOffer(text);
  for (let round = 0; round < 3 && ms >= 500; round += 1) {
    const startedAt = performance.now();
    offer = readOffer(text);
    ms = Math.min(ms, performance.now() - startedAt);
  }
  return { offer, ms };
}

describe('an offer', () => {
  it('of a browser is read with codecs, streams and extensions', () => {
    const { sections, dtlsParameters, iceUfrag } = read(browserOffer('sendonly'));
    expect(iceUfrag).toBe('KyGh');
    expect(dtlsParameters).toMatchObject({ role: 'client', fingerprints: [{ algorithm: 'sha-256' }] });
    const [audio, video] = sections.map(({ track }) => track);
    expect(audio).toMatchObject({
      mid: '0',
      kind: 'audio',
      direction: 'sendonly',
      streams: [{ ssrc: 1_675_339_801 }],
      cname: 'zNCqILtjsKija0RL',
    });
    expect(audio?.codecs[0]).toEqual({
      mimeType: 'audio/opus',
      payloadType: 111,
      clockRate: 48_000,
      channels: 2,
      parameters: { minptime: 10, useinbandfec: 1 },
      rtcpFeedback: [{ type: 'transport-cc' }],
    });
    expect(video?.streams).toEqual([{ ssrc: 3001, rtxSsrc: 3002 }]);
    expect(video?.codecs.map(({ mimeType }) => mimeType)).toEqual(
      ['VP8', 'rtx', 'VP9', 'H264', 'H264', 'H264', 'rtx'].map((name) => `video/${name}`),
    );
    expect(video?.extensions).toContainEqual({ id: 4, uri: 'urn:ietf:params:rtp-hdrext:sdes:mid' });
  });

  it('of a broadcasting program is read with the path at the top', () => {
    const { sections, iceUfrag } = read(BROADCASTER_OFFER);
    expect(iceUfrag).toBe('KyGh');
    expect(sections.map(({ track }) => track?.streams)).toEqual([[{ ssrc: 1 }], [{ ssrc: 2 }]]);
    expect(sections[1]?.track?.codecs[0]?.parameters['profile-level-id']).toBe('42e01f');
  });

  it('names its simulcast layers', () => {
    const layers = read(browserOffer('sendonly', { layers: ['l', 'h'] })).sections[1]?.track?.layers;
    expect(layers).toEqual(['l', 'h']);
  });

  it('may keep a section alive without a port of its own', () => {
    const video = videoLines('sendonly').map((line) => line.replace('m=video 9', 'm=video 0'));
    const of = (...more: string[]) =>
      read(sdp(SESSION_LINES, 'a=group:BUNDLE 0 1', audioLines('sendonly'), video, more)).sections[1]?.track;
    expect(of()).toBeNull();
    expect(of('a=bundle-only')).not.toBeNull();
  });

  it('says who opens the encryption', () => {
    const role = (setup: string) =>
      read(browserOffer('sendonly').replaceAll('setup:actpass', `setup:${setup}`)).dtlsParameters.role;
    expect(['actpass', 'active', 'passive'].map(role)).toEqual(['client', 'client', 'server']);
  });

  it.each([
    ['nothing', ''],
    ['JSON', '{"type":"offer","sdp":"v=0"}'],
    ['only a head', sdp(SESSION_LINES)],
    ['a section without a shape', sdp(SESSION_LINES, 'm=')],
    ['a port that does not exist', sdp(SESSION_LINES, 'm=audio 99999 UDP/TLS/RTP/SAVPF 0', PATH_LINES)],
    ['a line of 2 kB', sdp(SESSION_LINES, audioLines('sendonly'), `a=fmtp:111 ${'x'.repeat(2048)}`)],
    ['very many lines', sdp(SESSION_LINES, audioLines('sendonly'), Array<string>(4000).fill('a=x'))],
    ['very many sections', sdp(SESSION_LINES, Array(40).fill(audioLines('sendonly')).flat())],
  ])('[W8] that is %s is no SDP', (_what, text) => {
    expect(readOffer(text)).toMatchObject({ ok: false, code: 'bad_request' });
  });

  it.each([
    ['no ICE credentials', browserOffer('sendonly').replaceAll(/a=ice-(ufrag|pwd).*\r\n/g, '')],
    ['no setup or fingerprint', browserOffer('sendonly').replaceAll(/a=fingerprint.*\r\n/g, '')],
    ['no setup or fingerprint', browserOffer('sendonly').replaceAll('sha-256', 'md2')],
    ['no rtcp-mux', browserOffer('sendonly').replaceAll('a=rtcp-mux\r\n', '')],
    ['sections that are not bundled', browserOffer('sendonly').replace('a=group:BUNDLE 0 1\r\n', '')],
    ['sections without a mid of their own', browserOffer('sendonly').replace('a=mid:1', 'a=mid:0')],
  ])('[W8] with %s cannot be used', (detail, text) => {
    expect(readOffer(text)).toEqual({ ok: false, code: 'unsupported', detail });
  });

  it('[W8] is read or refused, and soon, whatever it holds', () => {
    const lines = browserOffer('sendrecv', { layers: ['a', 'b'] }).split('\r\n');
    const broken = fc
      .array(
        fc.record({
          at: fc.nat(lines.length),
          how: fc.constantFrom('cut', 'repeat', 'replace', 'drop'),
          text: fc.oneof(
            fc.string(),
            fc.constantFrom('a=', 'm=video', 'a=mid:', '\r', '\0', ' '.repeat(900)),
          ),
        }),
        { maxLength: 12 },
      )
      .map((changes) => {
        const changed = [...lines];
        for (const { at, how, text } of changes) {
          const line = changed[at] ?? '';
          if (how === 'drop') changed.splice(at, 1);
          else if (how === 'repeat') changed.splice(at, 0, line, line);
          else changed[at] = how === 'cut' ? line.slice(0, text.length) : text;
        }
        return changed.join('\r\n');
      });
    fc.assert(
      fc.property(fc.oneof(broken, fc.string({ maxLength: 2000 })), (text) => {
        const { offer, ms } = timed(text);
        expect(ms).toBeLessThan(500);
        if (!offer.ok) expect(['bad_request', 'unsupported']).toContain(offer.code);
      }),
      { numRuns: 500 },
    );
  });

  it.each([
    'a=imageattr:1 send ',
    'a=simulcast: ',
    'a=rtpmap:1 ',
    'a=extmap:1 ',
    'a=ssrc:1 ',
    'a=group:BUNDLE ',
  ])('[W8] of 64 kB of %j is dealt with at once', (begin) => {
    const line = `${begin}${'[] '.repeat(300)}`;
    const text = sdp(SESSION_LINES, audioLines('sendonly'), Array<string>(65).fill(line));
    expect(timed(text).ms).toBeLessThan(500);
  });
});
