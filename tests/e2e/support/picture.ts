/** What a video element really shows and what comes out of it: frames, time, and sound that is not silence. */
import type { Page } from 'playwright-core';
import { waitFor } from '#tests/support/wait-for.ts';
import { patienceMs } from './person.ts';

export interface Picture {
  readonly width: number;
  readonly height: number;
  readonly time: number;
  readonly frames: number;
}

/** The picture of the page's first video at this moment. */
export function picture(page: Page): Promise<Picture> {
  return page.evaluate(() => {
    const video = document.querySelector('video');
    return {
      width: video?.videoWidth ?? 0,
      height: video?.videoHeight ?? 0,
      time: video?.currentTime ?? 0,
      frames: video?.getVideoPlaybackQuality().totalVideoFrames ?? 0,
    };
  });
}

/** Waits until time goes on and more than ten further frames have been shown. */
export async function pictureMoves(page: Page): Promise<Picture> {
  let before = await picture(page);
  const seen = async () => {
    const now = await picture(page);
    // A picture that was recovered counts anew from nothing, in time and in frames.
    if (now.time < before.time || now.frames < before.frames) before = now;
    const moved = now.width > 0 && now.time > before.time && now.frames > before.frames + 10;
    return moved ? now : null;
  };
  return waitFor(seen, { what: 'a moving picture', withinMs: patienceMs, everyMs: 250 });
}

/** What the page's first video plays: its stream, or what it makes of an address. */
function played(page: Page) {
  return page.evaluateHandle(() => {
    const video = document.querySelector('video');
    if (video === null) return null;
    if (video.srcObject instanceof MediaStream) return video.srcObject;
    if (!('captureStream' in video) || typeof video.captureStream !== 'function') return null;
    const stream: unknown = video.captureStream();
    return stream instanceof MediaStream ? stream : null;
  });
}

/**
 * The loudest that was heard of the video within the time, 0 to 1. The sound is measured after it was decoded, by an
 * analyser on the very stream that the element plays.
 */
export async function loudness(page: Page, listenMs = 5000): Promise<number> {
  return (await played(page)).evaluate(async (stream, ms) => {
    if (stream === null || stream.getAudioTracks().length === 0) return 0;
    const audio = new AudioContext();
    await audio.resume();
    const analyser = audio.createAnalyser();
    audio.createMediaStreamSource(stream).connect(analyser);
    const samples = new Float32Array(analyser.fftSize);
    const deadline = performance.now() + ms;
    let loudest = 0;
    while (performance.now() < deadline && loudest < 0.01) {
      await new Promise((tick) => setTimeout(tick, 20));
      analyser.getFloatTimeDomainData(samples);
      loudest = samples.reduce((most, sample) => Math.max(most, Math.abs(sample)), loudest);
    }
    await audio.close();
    return loudest;
  }, listenMs);
}

/** Waits until something can be heard. */
export async function soundIsHeard(page: Page): Promise<void> {
  const heard = async () => (await loudness(page)) > 0.01;
  await waitFor(heard, { what: 'sound', withinMs: patienceMs, everyMs: 100 });
}

/** The strongest tone of what the page's first video plays, in hertz; 0 for silence. */
export async function toneOf(page: Page): Promise<number> {
  return (await played(page)).evaluate(async (stream) => {
    if (stream === null || stream.getAudioTracks().length === 0) return 0;
    const audio = new AudioContext();
    await audio.resume();
    const analyser = new AnalyserNode(audio, { fftSize: 8192, smoothingTimeConstant: 0 });
    audio.createMediaStreamSource(stream).connect(analyser);
    await new Promise((heard) => setTimeout(heard, 400));
    const strength = new Float32Array(analyser.frequencyBinCount);
    analyser.getFloatFrequencyData(strength);
    const strongest = strength.reduce((best, value, at) => (value > (strength[best] ?? -200) ? at : best), 0);
    const tone = (strength[strongest] ?? -200) < -70 ? 0 : (strongest * audio.sampleRate) / analyser.fftSize;
    await audio.close();
    return tone;
  });
}

/** How loud a tone is in what an element plays, in decibels below full scale; −200 when the element plays nothing. */
export function loudnessOfTone(page: Page, selector: string, hertz: number): Promise<number> {
  return page.evaluate(
    async ({ where, frequency }) => {
      const element = document.querySelector(where);
      const stream = element instanceof HTMLMediaElement ? element.srcObject : null;
      if (!(stream instanceof MediaStream) || stream.getAudioTracks().length === 0) return -200;
      const audio = new AudioContext();
      await audio.resume();
      const analyser = new AnalyserNode(audio, { fftSize: 8192, smoothingTimeConstant: 0 });
      // One by one: of a stream with several tracks only the first would be taken.
      for (const track of stream.getAudioTracks()) {
        audio.createMediaStreamSource(new MediaStream([track])).connect(analyser);
      }
      await new Promise((heard) => setTimeout(heard, 400));
      const strength = new Float32Array(analyser.frequencyBinCount);
      analyser.getFloatFrequencyData(strength);
      const at = Math.round((frequency * analyser.fftSize) / audio.sampleRate);
      await audio.close();
      return Math.max(...strength.slice(at - 1, at + 2));
    },
    { where: selector, frequency: hertz },
  );
}
