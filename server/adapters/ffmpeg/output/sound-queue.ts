/**
 * Evens out how sound arrives: holds a little back, gives silence when there is none, and does not stay behind: what
 * was late once and then came in a heap would keep the voice behind its lips for good.
 */
import { BYTES_PER_SAMPLE, CHANNELS, SAMPLE_RATE } from './picture-format.ts';

/**
 * Held back before a source is heard: RTP does not arrive evenly. More than pictures, which take longer through their
 * decoder: measured, voices of a pushed stream would else be 60 ms before their lips.
 */
export const SOUND_HELD_BACK_MS = 200;
/** More than this waiting means that the source's clock runs faster than ours: the oldest goes. */
const AT_MOST_MS = 500;

/** For so long it is watched how much of what waits was never needed. */
const WATCHED_MS = 3_000;
/** More than this never needed goes, down to what is kept at the beginning, when the first picture's sound is taken. */
const UNNEEDED_MS = 190;
const KEPT_MS = 160;

const HELD_BACK = samplesIn(SOUND_HELD_BACK_MS);
const AT_MOST = samplesIn(AT_MOST_MS);
const WATCHED = samplesIn(WATCHED_MS);
const UNNEEDED = samplesIn(UNNEEDED_MS);
const KEPT = samplesIn(KEPT_MS);

/** Sound of one source. */
export class SoundQueue {
  #waiting: Int16Array = new Int16Array(0);
  #odd: Uint8Array = new Uint8Array(0);
  #flowing = false;
  /** Samples taken since the watch began, and the least that waited meanwhile. */
  #watched = 0;
  #least = Number.POSITIVE_INFINITY;

  /** Takes raw bytes as they come from a pipe, whatever their cut. */
  push(bytes: Uint8Array): void {
    const all = joinBytes(this.#odd, bytes);
    const whole = all.byteLength - (all.byteLength % BYTES_PER_SAMPLE);
    this.#odd = all.slice(whole);
    const samples = new Int16Array(all.slice(0, whole).buffer);
    this.#waiting = joinSamples(this.#waiting, samples);
    if (this.length > AT_MOST) this.catchUp();
  }

  /** Another program sends from now on: half a sample of the last one is none. */
  beginAnew(): void {
    this.#odd = new Uint8Array(0);
  }

  /** Samples (per channel) that wait. */
  get length(): number {
    return this.#waiting.length / CHANNELS;
  }

  /** Adds the next `count` samples to `sum`; where there are none, nothing is added. */
  addTo(sum: Float32Array, count: number): void {
    if (!this.#flowing) {
      if (this.length < Math.max(HELD_BACK, count)) return;
      this.#flowing = true;
    }
    const values = Math.min(count, this.length) * CHANNELS;
    for (let at = 0; at < values; at += 1) sum[at] = (sum[at] ?? 0) + (this.#waiting[at] ?? 0);
    this.#waiting = this.#waiting.subarray(values);
    if (values < count * CHANNELS) this.#flowing = false;
    this.#watch(count);
  }

  /** Goes on with the present: nobody took anything for a while. */
  catchUp(): void {
    this.skip(Math.max(0, this.length - HELD_BACK));
  }

  /** Lets `count` samples pass unheard, so that what comes after is of the present. */
  skip(count: number): void {
    this.#waiting = this.#waiting.subarray(Math.min(count, this.length) * CHANNELS);
  }

  #watch(count: number): void {
    this.#watched += count;
    this.#least = Math.min(this.#least, this.length);
    if (this.#watched < WATCHED) return;
    if (this.#least > UNNEEDED) this.skip(this.#least - KEPT);
    this.#watched = 0;
    this.#least = Number.POSITIVE_INFINITY;
  }
}

function samplesIn(ms: number): number {
  return (ms * SAMPLE_RATE) / 1000;
}

/** The sum as 16-bit samples; what is too loud for them is held at the edge. */
export function toSamples(sum: Float32Array): Int16Array {
  const samples = new Int16Array(sum.length);
  for (let at = 0; at < sum.length; at += 1) {
    samples[at] = Math.max(-32_768, Math.min(32_767, Math.round(sum[at] ?? 0)));
  }
  return samples;
}

function joinBytes(a: Uint8Array, b: Uint8Array): Uint8Array {
  if (a.byteLength === 0) return b;
  const joined = new Uint8Array(a.byteLength + b.byteLength);
  joined.set(a);
  joined.set(b, a.byteLength);
  return joined;
}

function joinSamples(a: Int16Array, b: Int16Array): Int16Array {
  const joined = new Int16Array(a.length + b.length);
  joined.set(a);
  joined.set(b, a.length);
  return joined;
}
