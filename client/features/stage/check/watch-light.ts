/** Whether a camera sends more than blackness: a closed lens, or a camera that another program holds. */

const EVERY_MS = 400;
/** Mean brightness, 0 to 255, below which a picture is as good as black. */
const DARK = 10;
const WIDTH = 16;
const HEIGHT = 9;

/** Mean brightness of RGBA pixels, 0 to 255. */
export function brightnessOf(pixels: Uint8ClampedArray): number {
  let sum = 0;
  for (let at = 0; at + 2 < pixels.length; at += 4) {
    sum += 0.3 * (pixels[at] ?? 0) + 0.59 * (pixels[at + 1] ?? 0) + 0.11 * (pixels[at + 2] ?? 0);
  }
  return sum / Math.max(1, pixels.length / 4);
}

/** Calls back with every look until the returned function is called; a picture that does not come is dark. */
export function watchLight(track: MediaStreamTrack, onLight: (light: boolean) => void): () => void {
  const video = document.createElement('video');
  video.muted = true;
  video.playsInline = true;
  video.srcObject = new MediaStream([track]);
  void video.play().catch(() => undefined);
  const canvas = document.createElement('canvas');
  canvas.width = WIDTH;
  canvas.height = HEIGHT;
  const brush = canvas.getContext('2d', { willReadFrequently: true });
  const timer = setInterval(() => {
    if (brush === null || video.videoWidth === 0) return onLight(false);
    brush.drawImage(video, 0, 0, WIDTH, HEIGHT);
    onLight(brightnessOf(brush.getImageData(0, 0, WIDTH, HEIGHT).data) > DARK);
  }, EVERY_MS);
  return () => {
    clearInterval(timer);
    video.srcObject = null;
  };
}
