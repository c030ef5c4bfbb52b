/** A clock in a picture: the time as black and white squares that survive coding, drawn by a camera and read by a viewer. */
import type { BrowserContext, Page } from 'playwright-core';

/** Squares in a row; the time in milliseconds modulo 2^BITS, the most significant first, then one for even parity. */
const BITS = 20;

/** Pages of the context get a camera that shows the clock of this machine, and a microphone that hums. */
export async function giveClockCamera(context: BrowserContext): Promise<void> {
  await context.addInitScript((bits) => {
    const paint = (): MediaStreamTrack => {
      const canvas = document.createElement('canvas');
      canvas.width = 640;
      canvas.height = 360;
      const brush = canvas.getContext('2d');
      const side = canvas.width / (bits + 1);
      const draw = (): void => {
        if (brush === null) return;
        const now = Math.floor(performance.timeOrigin + performance.now()) % 2 ** bits;
        brush.fillStyle = 'gray';
        brush.fillRect(0, 0, canvas.width, canvas.height);
        let ones = 0;
        for (let at = 0; at <= bits; at += 1) {
          const one = at < bits ? Math.floor(now / 2 ** (bits - 1 - at)) % 2 : ones % 2;
          if (at < bits) ones += one;
          brush.fillStyle = one === 1 ? 'white' : 'black';
          brush.fillRect(at * side, canvas.height / 3, side, canvas.height / 3);
        }
      };
      setInterval(draw, 20);
      const [track] = canvas.captureStream(25).getVideoTracks();
      if (track === undefined) throw new Error('the canvas has no track');
      return track;
    };
    const hum = (): MediaStreamTrack => {
      const audio = new AudioContext();
      const tone = new OscillatorNode(audio, { frequency: 440 });
      const out = audio.createMediaStreamDestination();
      tone.connect(new GainNode(audio, { gain: 0.3 })).connect(out);
      tone.start();
      const [track] = out.stream.getAudioTracks();
      if (track === undefined) throw new Error('the tone has no track');
      return track;
    };
    navigator.mediaDevices.getUserMedia = async (wanted) =>
      new MediaStream([wanted?.video === undefined ? hum() : paint()]);
  }, BITS);
}

/** Milliseconds between the clock in the picture that the page shows and the clock of the machine, so many times. */
export function readDelays(page: Page, times: number, everyMs: number): Promise<number[]> {
  return page.evaluate(
    async ({ bits, count, pauseMs }) => {
      const canvas = new OffscreenCanvas(bits + 1, 1);
      const brush = canvas.getContext('2d', { willReadFrequently: true });
      const video = document.querySelector('video');
      if (brush === null || video === null) throw new Error('there is nothing to read from');
      const read = (): number | null => {
        const side = video.videoWidth / (bits + 1);
        let time = 0;
        let ones = 0;
        for (let at = 0; at <= bits; at += 1) {
          brush.drawImage(video, (at + 0.5) * side, video.videoHeight / 2, 1, 1, at, 0, 1, 1);
        }
        const pixels = brush.getImageData(0, 0, bits + 1, 1).data;
        for (let at = 0; at <= bits; at += 1) {
          const one = (pixels[at * 4] ?? 0) > 127 ? 1 : 0;
          if (at === bits) return ones % 2 === one ? time : null;
          time = time * 2 + one;
          ones += one;
        }
        return null;
      };
      const delays: number[] = [];
      const give = performance.now() + count * pauseMs * 5 + 10_000;
      while (delays.length < count && performance.now() < give) {
        await new Promise((next) => setTimeout(next, pauseMs));
        const shown = video.videoWidth > 0 ? read() : null;
        const now = Math.floor(performance.timeOrigin + performance.now()) % 2 ** bits;
        if (shown !== null) delays.push((now - shown + 2 ** bits) % 2 ** bits);
      }
      return delays;
    },
    { bits: BITS, count: times, pauseMs: everyMs },
  );
}
