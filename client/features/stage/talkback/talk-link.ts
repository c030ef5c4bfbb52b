/** The desk's voice to the guests who wait: a path of its own, whose sound is no source and never goes on air. */
import { closeTransport, joinRoom, offerFor, settle, wireTransport } from '#client/media/device.ts';
import type { MediaSignalling } from '#client/media/media-client.ts';
import { ok, type Result, refuse } from '#shared/kernel/result.ts';

export interface TalkLink {
  close(): void;
}

/** Sends the track. `onEnd` is told once when the voice ended by itself: the path broke, or the server closed it. */
export async function openTalkLink(
  signalling: MediaSignalling,
  track: MediaStreamTrack,
  onEnd: () => void,
): Promise<Result<TalkLink>> {
  const device = await joinRoom(signalling);
  if (!device.ok) return refuse('media_unavailable');
  const offer = await offerFor(signalling, 'send');
  if (!offer.ok) return refuse('media_unavailable');
  const transport = device.value.createSendTransport(offer.value);
  let ours = '';
  const close = (): void => {
    unlisten();
    closeTransport(transport, signalling);
  };
  const ended = (): void => {
    if (transport.closed) return;
    close();
    onEnd();
  };
  const unlisten = signalling.onNotice((notice) => {
    if (notice.kind === 'roomLost') ended();
    if (notice.kind === 'producerClosed' && notice.producerId === ours) ended();
  });
  wireTransport(transport, signalling, (condition) => (condition === 'failed' ? ended() : undefined));
  transport.on('produce', ({ kind, rtpParameters }, done, fail) => {
    const request = { transportId: transport.id, kind, role: 'talkback', rtpParameters } as const;
    settle(
      signalling.call('stage:produce', request),
      ({ producerId }) => {
        ours = producerId;
        done({ id: producerId });
      },
      fail,
    );
  });
  try {
    await transport.produce({
      track,
      stopTracks: false,
      codecOptions: { opusDtx: true, opusFec: true },
    });
    return ok({ close });
  } catch (error) {
    close();
    return refuse('media_unavailable', error instanceof Error ? error.message : String(error));
  }
}
