/** The page of the media test: viewer and publisher, driven from outside. */
import { createPublisher, createViewer, type MediaSignalling } from '#client/media/media-client.ts';
import type { MediaNotice } from '#shared/contract/protocol.ts';

declare global {
  interface Window {
    /** Put here by the test: carries a call to the media plane. */
    mediaCall: MediaSignalling['call'];
    media: ReturnType<typeof createPage>;
  }
}

function createPage() {
  const notices = new Set<(notice: MediaNotice) => void>();
  const reconnects = new Set<() => void>();
  const signalling: MediaSignalling = {
    call: (name, payload) => window.mediaCall(name, payload),
    onNotice: (listener) => {
      notices.add(listener);
      return () => notices.delete(listener);
    },
    onReconnected: (listener) => {
      reconnects.add(listener);
      return () => reconnects.delete(listener);
    },
  };
  const viewer = createViewer(signalling);
  const video = document.createElement('video');
  document.body.append(video);
  viewer.attach(video);
  return {
    viewer,
    video,
    publisher: createPublisher(signalling),
    notify: (notice: MediaNotice) => {
      for (const listener of notices) listener(notice);
    },
    reconnect: () => {
      for (const listener of reconnects) listener();
    },
  };
}

window.media = createPage();
