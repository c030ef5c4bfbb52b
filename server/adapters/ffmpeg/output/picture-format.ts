/** The one format of raw pictures and sound between decoders, mixer and encoder. */

export const WIDTH = 1280;
export const HEIGHT = 720;
/**
 * Browsers send BT.601 without saying so, and players take pictures of this size for BT.709 when nothing is said: what
 * comes is brought to BT.601, and what goes out says that it is.
 */
export const COLOUR_MATRIX = 'smpte170m';
export const FPS = 25;
/** Planar YUV with halved colour, one byte a sample. */
export const PICTURE_BYTES = (WIDTH * HEIGHT * 3) / 2;

export const SAMPLE_RATE = 48_000;
export const CHANNELS = 2;
/** Samples of each channel that belong to a picture: both advance together, so they cannot drift apart. */
export const SAMPLES_PER_PICTURE = SAMPLE_RATE / FPS;
/** Signed 16-bit samples, channels interleaved. */
export const BYTES_PER_SAMPLE = 2 * CHANNELS;

/** A picture in black. */
export function blackPicture(): Uint8Array {
  const picture = new Uint8Array(PICTURE_BYTES);
  picture.fill(16, 0, WIDTH * HEIGHT);
  picture.fill(128, WIDTH * HEIGHT);
  return picture;
}
