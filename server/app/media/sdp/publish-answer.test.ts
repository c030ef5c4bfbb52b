/** What an encoder's offer comes to: the tracks that are taken in, and the answer that says so. */
import { parse } from 'sdp-transform';
import { describe, expect, it } from 'vitest';
import { fakeDtls, fakeIce } from '#server/adapters/memory/fake-media-parameters.ts';
import {
  audioLines,
  BROADCASTER_OFFER,
  browserOffer,
  roomCapabilities,
  SESSION_LINES,
  sdp,
  videoLines,
} from '#tests/support/sdp-samples.ts';
import { choosePublished } from './choose-published.ts';
import { readFragment, writeFragment } from './fragment.ts';
import { type Offer, readOffer } from './read-offer.ts';
import { writeAnswer } from './write-answer.ts';

const transport = { ...fakeIce('hall'), dtlsParameters: fakeDtls };

function read(text: string): Offer {
  const offer = readOffer(text);
  if (!offer.ok) throw new Error(offer.detail);
  return offer.value;
}

function choose(text: string) {
  const tracks = choosePublished(read(text), roomCapabilities);
  if (!tracks.ok) throw new Error(tracks.detail);
  return tracks.value;
}

function answer(text: string) {
  const written = writeAnswer(read(text), { transport, tracks: choose(text), direction: 'recvonly' });
  return { written, media: parse(written).media };
}

describe('published tracks', () => {
  it('are sound and picture in the codec that the room puts first, under the offer’s numbers', () => {
    const [audio, video] = choose(browserOffer('sendonly'));
    expect(audio?.rtpParameters).toMatchObject({
      mid: '0',
      codecs: [{ mimeType: 'audio/opus', payloadType: 111, channels: 2 }],
      encodings: [{ ssrc: 1_675_339_801 }],
      rtcp: { cname: 'zNCqILtjsKija0RL' },
    });
    expect(video?.rtpParameters.codecs.map(({ mimeType, payloadType }) => [mimeType, payloadType])).toEqual([
      ['video/VP8', 96],
      ['video/rtx', 97],
    ]);
    expect(video?.rtpParameters.encodings).toEqual([{ ssrc: 3001, rtx: { ssrc: 3002 } }]);
    expect(video?.rtpParameters.headerExtensions?.map(({ id }) => id)).toEqual([4, 3]);
  });

  it('are H.264 of the room’s profile where nothing else is offered', () => {
    const [, video] = choose(browserOffer('sendonly', { codecs: ['H264'] }));
    expect(video?.rtpParameters.codecs.map(({ payloadType }) => payloadType)).toEqual([108, 109]);
    expect(choose(BROADCASTER_OFFER)[1]?.rtpParameters).toMatchObject({
      codecs: [{ mimeType: 'video/H264', payloadType: 96 }],
      encodings: [{ ssrc: 2 }],
    });
  });

  it('have layers by name', () => {
    const [, video] = choose(browserOffer('sendonly', { layers: ['l', 'h'] }));
    expect(video?.rtpParameters.encodings).toEqual([{ rid: 'l' }, { rid: 'h' }]);
  });

  it('are told apart by the section alone when streams are not numbered', () => {
    const text = sdp(
      SESSION_LINES,
      videoLines('sendonly').filter((line) => !line.startsWith('a=ssrc')),
    );
    expect(choose(text)[0]?.rtpParameters.encodings).toEqual([{}]);
  });

  it('are one of each kind', () => {
    const text = sdp(
      SESSION_LINES,
      'a=group:BUNDLE 0 1 2',
      audioLines('sendonly', '0'),
      videoLines('sendonly', { mid: '1' }),
      videoLines('sendonly', { mid: '2' }),
    );
    expect(choose(text).map(({ mid }) => mid)).toEqual(['0', '1']);
    expect(answer(text).media.map(({ port }) => port)).toEqual([9, 9, 0]);
  });

  it('[W8] are refused when nothing is sent or nothing is understood', () => {
    const chosen = (text: string) => choosePublished(read(text), roomCapabilities);
    expect(chosen(browserOffer('recvonly'))).toMatchObject({
      code: 'unsupported',
      detail: 'nothing is sent',
    });
    const foreign = sdp(SESSION_LINES, videoLines('sendonly', { codecs: ['VP9'] }));
    expect(chosen(foreign)).toMatchObject({ code: 'unsupported', detail: 'no codec in common' });
  });
});

describe('the answer', () => {
  it('takes the tracks over one path of ours', () => {
    const { written, media } = answer(browserOffer('sendonly'));
    expect(written).toContain('a=group:BUNDLE 0 1\r\n');
    expect(written).toContain('a=ice-lite\r\n');
    expect(media.map(({ direction }) => direction)).toEqual(['recvonly', 'recvonly']);
    expect(media.map(({ setup }) => setup)).toEqual(['passive', 'passive']);
    expect(media[0]).toMatchObject({ iceUfrag: 'u-hall', icePwd: 'p-hall', rtcpMux: 'rtcp-mux' });
    expect(media[0]?.candidates).toMatchObject([
      { ip: '127.0.0.1', port: 9, transport: 'udp', type: 'host' },
    ]);
    expect(media[1]?.payloads).toBe('96 97');
    expect(media[1]?.rtcpFb).toContainEqual({ payload: 96, type: 'nack', subtype: 'pli' });
    expect(media[0]?.fmtp).toEqual([{ payload: 111, config: 'minptime=10;useinbandfec=1' }]);
  });

  it('opens the encryption itself for a caller that waits', () => {
    const { media } = answer(browserOffer('sendonly').replaceAll('setup:actpass', 'setup:passive'));
    expect(media[0]?.setup).toBe('active');
  });

  it('asks for the layers', () => {
    const { written } = answer(browserOffer('sendonly', { layers: ['l', 'h'] }));
    expect(written).toContain('a=simulcast:recv l;h\r\n');
    expect(written).toContain('a=rid:l recv\r\n');
  });

  it('refuses what it does not take, section by section', () => {
    const data = ['m=application 9 UDP/DTLS/SCTP webrtc-datachannel', ...['a=mid:2', 'a=sctp-port:5000']];
    const { media, written } = answer(
      browserOffer('sendonly').replace('BUNDLE 0 1', 'BUNDLE 0 1 2') + sdp(data),
    );
    expect(media.map(({ type, port }) => [type, port])).toEqual([
      ['audio', 9],
      ['video', 9],
      ['application', 0],
    ]);
    expect(written).toContain('a=group:BUNDLE 0 1\r\n');
  });
});

describe('a fragment', () => {
  it('names whose credentials it is about', () => {
    const trickled = 'a=ice-ufrag:KyGh\r\na=ice-pwd:secret\r\nm=audio 9 UDP/TLS/RTP/SAVPF 0\r\na=mid:0\r\n';
    expect(readFragment(trickled)).toEqual({ ok: true, value: { ufrag: 'KyGh' } });
    expect(readFragment('a=end-of-candidates\r\n')).toEqual({ ok: true, value: { ufrag: null } });
  });

  it.each(['', 'hello', 'a=x', 'a=mid:0\0', `${'a=mid:0\n'.repeat(600)}`])('[W8] %j is none', (text) => {
    expect(readFragment(text)).toMatchObject({ ok: false, code: 'bad_request' });
  });

  it('of ours has credentials and candidates', () => {
    expect(writeFragment(transport).split('\r\n')).toEqual([
      'a=ice-lite',
      'a=ice-ufrag:u-hall',
      'a=ice-pwd:p-hall',
      'a=candidate:udpcandidate 1 udp 1076302079 127.0.0.1 9 typ host',
      'a=end-of-candidates',
      '',
    ]);
  });
});
