/** The WebRTC library, 30 kB that most pages never need: loaded once, by whoever asks first. */

/** Loads the library; also to be called in advance, by who will soon want a path. */
export function loadWebrtcCode() {
  return import('mediasoup-client');
}
