/** What every media plane must do for players that cannot change their tracks. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { MediaPlane, ProgrammeShow } from '#server/ports/media-plane.ts';
import type { RtpCapabilities } from '#shared/features/stage/media-schemas.ts';
import { waitFor } from '#tests/support/wait-for.ts';
import { opus, recordEvents, value, vp8 } from './media-plane.samples.ts';

const NOTHING: ProgrammeShow = { video: null, audio: null };
const h264 = {
  ...vp8,
  codecs: [
    {
      ...{ mimeType: 'video/H264', payloadType: 102, clockRate: 90_000 },
      parameters: { 'packetization-mode': 1, 'profile-level-id': '42e01f' },
    },
  ],
};

type Codec = NonNullable<RtpCapabilities['codecs']>[number];
const opusHere: Codec = {
  ...{ kind: 'audio', mimeType: 'audio/opus', preferredPayloadType: 109, clockRate: 48_000, channels: 2 },
};
const vp8Here: Codec = {
  ...{ kind: 'video', mimeType: 'video/VP8', preferredPayloadType: 120, clockRate: 90_000 },
};
const h264Here: Codec = {
  ...{ kind: 'video', mimeType: 'video/H264', preferredPayloadType: 126, clockRate: 90_000 },
  parameters: { 'packetization-mode': 1, 'profile-level-id': '42e01f' },
};
const BROWSER: RtpCapabilities = { codecs: [opusHere, vp8Here, h264Here], headerExtensions: [] };

export function describeProgramme(name: string, start: () => Promise<MediaPlane>): void {
  describe(`programme with fixed tracks: ${name}`, () => {
    let plane: MediaPlane;
    let events: string[];

    beforeEach(async () => {
      plane = await start();
      await waitFor(() => plane.status().state === 'ready', { what: 'a worker' });
      events = recordEvents(plane);
    });
    afterEach(() => plane.close());

    const publish = async (rtpParameters = vp8): Promise<string> => {
      const owner = { ownerId: `publisher-${rtpParameters.codecs[0]?.mimeType}`, roomId: 'room' };
      const { transportId } = value(await plane.createTransport({ ...owner, direction: 'send' }));
      const audio = rtpParameters === opus;
      const what = audio
        ? { kind: 'audio' as const, role: 'microphone' as const }
        : { kind: 'video' as const, role: 'camera' as const };
      const request = { ...owner, transportId, sourceId: 'host', ...what, rtpParameters };
      return value(await plane.produce(request)).producerId;
    };
    const ask = (ownerId: string, show = NOTHING, rtpCapabilities = BROWSER, roomId = 'room') =>
      plane.openProgramme({ ownerId, roomId, rtpCapabilities, show });
    const open = async (...of: Parameters<typeof ask>) => value(await ask(...of));
    const numbersOf = ({ tracks }: Awaited<ReturnType<typeof open>>) =>
      tracks.map(({ kind, rtpParameters: { codecs } }) => [
        kind,
        codecs[0]?.mimeType,
        codecs[0]?.payloadType,
      ]);
    const isClosed = (ownerId: string) => events.includes(`transport of ${ownerId}`);

    it('[W7] offers the tracks under the numbers of the player, in the codec of what is shown', async () => {
      const show = { video: await publish(h264), audio: await publish(opus) };
      const offer = await open('player', show);
      expect(numbersOf(offer)).toEqual([
        ['audio', 'audio/opus', 109],
        ['video', 'video/H264', 126],
      ]);
      expect(offer.iceCandidates.length).toBeGreaterThan(0);
      const ssrcs = offer.tracks.map(({ rtpParameters }) => rtpParameters.encodings?.[0]?.ssrc);
      expect(new Set(ssrcs).size).toBe(2);
      const { transportId } = offer;
      const dtlsParameters = { ...offer.dtlsParameters, role: 'client' as const };
      const connect = { ownerId: 'player', transportId, dtlsParameters };
      expect(await plane.connectTransport(connect)).toMatchObject({ ok: true });
      expect(await plane.restartIce({ ownerId: 'player', transportId })).toMatchObject({ ok: true });
    });

    it('[W7] players with other numbers get their own, and one kind of track alone will do', async () => {
      await open('first');
      const other = await open('second', NOTHING, { codecs: [{ ...opusHere, preferredPayloadType: 96 }] });
      expect(numbersOf(other)).toEqual([['audio', 'audio/opus', 96]]);
    });

    it('[W7] a codec that the player does not know is refused, and opens nothing', async () => {
      const video = await publish(h264);
      const refused = await ask('player', { video, audio: null }, { codecs: [opusHere, vp8Here] });
      expect(refused).toMatchObject({ ok: false, code: 'unsupported' });
      expect(await ask('player', NOTHING, { codecs: [] })).toMatchObject({ code: 'unsupported' });
      await plane.closeOwner('player');
      expect(isClosed('player')).toBe(false);
    });

    it('[W7] a cut to the same codec closes nobody, to another one it closes those who watch', async () => {
      const show = { video: await publish(), audio: await publish(opus) };
      await open('player', show);
      plane.showProgramme('room', { ...show, video: null });
      plane.showProgramme('room', show);
      plane.showProgramme('elsewhere', { video: await publish(h264), audio: null });
      await open('other');
      expect([isClosed('player'), isClosed('other')]).toEqual([false, false]);
      const other = { video: await publish(h264), audio: null };
      plane.showProgramme('room', other);
      await waitFor(() => isClosed('player') && isClosed('other'), { what: 'the end' });
      expect(numbersOf(await open('player', other))).toContainEqual(['video', 'video/H264', 126]);
    });

    it('[W7] somebody who only listens is not closed by pictures', async () => {
      await open('listener', { video: await publish(), audio: null }, { codecs: [opusHere] });
      await open('viewer');
      plane.showProgramme('room', { video: await publish(h264), audio: null });
      await waitFor(() => isClosed('viewer'), { what: 'the end of who watches' });
      expect(isClosed('listener')).toBe(false);
    });

    it('[W7] what was told before the last player left is not shown to the next one', async () => {
      await open('player', { video: await publish(), audio: null });
      await plane.closeOwner('player');
      await waitFor(() => isClosed('player'), { what: 'the end' });
      const offer = await open('next', { video: await publish(h264), audio: null });
      expect(numbersOf(offer)).toContainEqual(['video', 'video/H264', 126]);
    });

    it('[W7] names that are unknown, or gone, show nothing and harm nobody', async () => {
      await open('player', { video: 'nobody', audio: 'nobody' });
      plane.showProgramme('room', { video: 'nobody else', audio: null });
      const video = await publish();
      plane.showProgramme('room', { video, audio: null });
      await plane.dropProducer(video);
      await open('other');
      expect(isClosed('player')).toBe(false);
    });

    it('[W7] ends with its owner and with its room', async () => {
      await open('player');
      await plane.closeOwner('player');
      expect(isClosed('player')).toBe(true);
      await open('other');
      await plane.closeRoom('room');
      await waitFor(() => isClosed('other'), { what: 'the end' });
    });

    it('[W7] a hundred players that come and go leave nothing', async () => {
      const show = { video: await publish(), audio: await publish(opus) };
      for (let round = 0; round < 10; round += 1) {
        const owners = Array.from({ length: 10 }, (_, index) => `player-${round}-${index}`);
        await Promise.all(owners.map((ownerId) => open(ownerId, show)));
        await Promise.all(owners.map((ownerId) => plane.closeOwner(ownerId)));
        await waitFor(() => owners.every(isClosed), { what: 'their end' });
      }
      expect(events.filter((event) => event.startsWith('transport of'))).toHaveLength(100);
    });
  });
}
