/** What a player's offer comes to: what it could receive, and the answer that says what it gets. */
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
import { answerWatched, chooseWatched } from './choose-watched.ts';
import { type Offer, readOffer } from './read-offer.ts';
import { writeAnswer } from './write-answer.ts';

const transport = { ...fakeIce('hall'), dtlsParameters: fakeDtls };
const rtcp = { cname: 'programme' };
const opus = {
  kind: 'audio' as const,
  rtpParameters: {
    codecs: [{ mimeType: 'audio/opus', payloadType: 111, clockRate: 48_000, channels: 2 }],
    encodings: [{ ssrc: 11 }],
    rtcp,
  },
};
const vp8 = {
  kind: 'video' as const,
  rtpParameters: {
    codecs: [
      { mimeType: 'video/VP8', payloadType: 96, clockRate: 90_000 },
      { mimeType: 'video/rtx', payloadType: 97, clockRate: 90_000, parameters: { apt: 96 } },
    ],
    encodings: [{ ssrc: 22, rtx: { ssrc: 23 } }],
    rtcp,
  },
};

function read(text: string): Offer {
  const offer = readOffer(text);
  if (!offer.ok) throw new Error(offer.detail);
  return offer.value;
}

function choose(text: string) {
  const watched = chooseWatched(read(text), roomCapabilities);
  if (!watched.ok) throw new Error(watched.detail);
  return watched.value;
}

describe('what a player could receive', () => {
  const codecsOf = (text: string) =>
    choose(text).rtpCapabilities.codecs?.map((codec) => [codec.mimeType, codec.preferredPayloadType]);

  it('[W7] is every codec of the room that it knows, under its own numbers', () => {
    expect(codecsOf(browserOffer('recvonly'))).toEqual([
      ['audio/opus', 111],
      ['video/VP8', 96],
      ['video/H264', 108],
    ]);
    expect(codecsOf(browserOffer('sendrecv', { codecs: ['H264'] }))?.slice(1)).toEqual([['video/H264', 108]]);
  });

  it('[W7] may be sound alone or a picture alone', () => {
    expect(codecsOf(sdp(SESSION_LINES, audioLines('recvonly')))).toEqual([['audio/opus', 111]]);
    expect([...choose(sdp(SESSION_LINES, videoLines('recvonly'))).mids]).toEqual([['video', '1']]);
  });

  it('[W7] asks for repeats and full pictures, not for measured rates', () => {
    const types = choose(browserOffer('recvonly')).rtpCapabilities.codecs?.flatMap(({ rtcpFeedback = [] }) =>
      rtcpFeedback.map(({ type }) => type),
    );
    expect([...new Set(types)].toSorted()).toEqual(['ccm', 'nack']);
  });

  it('[W8] is refused when nothing is received or understood', () => {
    const chosen = (text: string) => chooseWatched(read(text), roomCapabilities);
    expect(chosen(BROADCASTER_OFFER)).toMatchObject({ code: 'unsupported', detail: 'nothing is received' });
    const foreign = sdp(SESSION_LINES, videoLines('recvonly', { codecs: ['VP9'] }));
    expect(chosen(foreign)).toMatchObject({ code: 'unsupported', detail: 'no codec in common' });
  });
});

describe('the answer to a player', () => {
  const answer = (text: string, tracks: readonly (typeof opus | typeof vp8)[]) => {
    const served = answerWatched(choose(text), tracks);
    const written = writeAnswer(read(text), { transport, tracks: served, direction: 'sendonly' });
    return { written, media: parse(written).media };
  };

  it('[W7] sends both tracks as one stream', () => {
    const { written, media } = answer(browserOffer('recvonly'), [opus, vp8]);
    expect(media.map(({ direction, port }) => [direction, port])).toEqual([
      ['sendonly', 9],
      ['sendonly', 9],
    ]);
    expect(written.match(/a=msid:programme (audio|video)\r\n/g)).toHaveLength(2);
    expect(written).toContain('a=ssrc-group:FID 22 23\r\n');
    expect(written).toContain('a=ssrc:11 cname:programme\r\n');
    expect(media[1]?.payloads).toBe('96 97');
  });

  it('[W7] says no to a track that is not served', () => {
    const { written, media } = answer(browserOffer('recvonly'), [opus]);
    expect(media.map(({ port }) => port)).toEqual([9, 0]);
    expect(written).toContain('a=group:BUNDLE 0\r\n');
  });
});
