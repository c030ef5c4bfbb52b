/** What people do with a media plane, in short words: publish, and watch. */
import type { MediaPlane } from '#server/ports/media-plane.ts';
import type { RtpCapabilities } from '#shared/features/stage/media-schemas.ts';
import { opus, value, vp8 } from './media-plane.samples.ts';

/** The room in which they meet. */
export const room = 'room';

export function peopleOf(plane: MediaPlane) {
  const openTransport = async (ownerId: string, direction: 'send' | 'receive', roomId = room) =>
    value(await plane.createTransport({ roomId, ownerId, direction })).transportId;
  const capabilities = async (): Promise<RtpCapabilities> =>
    value(await plane.join(room)).routerRtpCapabilities;
  return {
    openTransport,
    capabilities,
    publish: async (ownerId: string, rtpParameters = vp8, sourceId = 'host') => {
      const transportId = await openTransport(ownerId, 'send');
      const kind = rtpParameters === opus ? ('audio' as const) : ('video' as const);
      const role = kind === 'audio' ? ('microphone' as const) : ('camera' as const);
      const request = { ownerId, transportId, sourceId, kind, role, rtpParameters };
      return { transportId, ...value(await plane.produce(request)) };
    },
    watch: async (ownerId: string, producerId: string) => {
      const transportId = await openTransport(ownerId, 'receive');
      const rtpCapabilities = await capabilities();
      return {
        transportId,
        ...value(await plane.consume({ ownerId, transportId, producerId, rtpCapabilities })),
      };
    },
  };
}
