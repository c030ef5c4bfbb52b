/** Evens out how sound arrives: holds a little back, gives silence when there is none, and never falls far behind. */
import { BYTES_PER_SAMPLE, CHANNELS, SAMPLE_RATE } from './picture-format.ts';

/** Held back before a source is heard: RTP does not arrive evenly. */
export const HOLD_BACK_MS = 120;
/** More than this waiting means that the source's clock runs faster than ours: the oldest goes. */
const AT_MOST_MS = 500;

const HOLD_BACK = (HOLD_BACK_MS * SAMPLE_RATE) / 1000;
const AT_MOST = (AT_MOST_MS * SAMPLE_RATE) / 1000;

/** Sound of one source. */
export class SoundQueue {
  #waiting: Int16Array = new Int16Array(0);
  #odd: Uint8Array = new Uint8Array(0);
  #flowing = false;

  /** Takes raw bytes as they come from a pipe, whatever their cut. */
  push(bytes: Uint8Array): void {
    const all = joinBytes(this.#odd, bytes);
    const whole = all.byteLength - (all.byteLength % BYTES_PER_SAMPLE);
    this.#odd = all.slice(whole);
    const samples = new Int16Array(all.slice(0, whole).buffer);
    this.#waiting = joinSamples(this.#waiting, samples);
    const excess = this.#waiting.length / CHANNELS - AT_MOST;
    if (excess > 0) {
      this.#waiting = this.#waiting.subarray((this.#waiting.length / CHANNELS - HOLD_BACK) * CHANNELS);
    }
  }

  /** Samples (per channel) that wait. */
  get length(): number {
    return this.#waiting.length / CHANNELS;
  }

  /** Adds the next `count` samples to `sum`; where there are none, nothing is added. */
  addTo(sum: Float32Array, count: number): void {
    if (!this.#flowing) {
      if (this.length < Math.max(HOLD_BACK, count)) return;
      this.#flowing = true;
    }
    const values = Math.min(count, this.length) * CHANNELS;
    for (let at = 0; at < values; at += 1) sum[at] = (sum[at] ?? 0) + (this.#waiting[at] ?? 0);
    this.#waiting = this.#waiting.subarray(values);
    if (values < count * CHANNELS) this.#flowing = false;
  }

  /** Lets `count` samples pass unheard, so that a source that is cut to later starts with the present. */
  skip(count: number): void {
    this.#waiting = this.#waiting.subarray(Math.min(count, this.length) * CHANNELS);
  }
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
