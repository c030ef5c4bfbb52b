/** Pages whose decoder fails on demand. */
import type { BrowserContext } from 'playwright-core';

declare global {
  interface RTCRtpReceiver {
    /** Chromium's own, for connections made with `encodedInsertableStreams`. */
    createEncodedStreams(): { readonly readable: ReadableStream; readonly writable: WritableStream };
  }
}

/** Frames arrive, but none gets to the decoder once the page's root has `data-lose`: as with a decoder that has failed. */
export async function losePictures(context: BrowserContext): Promise<void> {
  await context.addInitScript(() => {
    const Native = RTCPeerConnection;
    globalThis.RTCPeerConnection = class extends Native {
      constructor(configuration?: RTCConfiguration) {
        super(Object.assign({}, configuration, { encodedInsertableStreams: true }));
        this.addEventListener('track', ({ receiver, track }) => {
          const { readable, writable } = receiver.createEncodedStreams();
          const sieve = new TransformStream({
            transform(frame: unknown, out) {
              const lose = track.kind === 'video' && document.documentElement.hasAttribute('data-lose');
              if (!lose) out.enqueue(frame);
            },
          });
          void readable.pipeThrough(sieve).pipeTo(writable);
        });
      }
    };
  });
}
