/** Sound that arrives unevenly, in whatever chunks. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CHANNELS, SAMPLE_RATE } from './picture-format.ts';
import { SOUND_HELD_BACK_MS, SoundQueue, toSamples } from './sound-queue.ts';

const bytesOf = (samples: Int16Array) => new Uint8Array(samples.buffer);
const of = (ms: number, value: number) =>
  bytesOf(new Int16Array(((ms * SAMPLE_RATE) / 1000) * CHANNELS).fill(value));
const BLOCK = 1920;
const take = (queue: SoundQueue, count = BLOCK): Float32Array => {
  const sum = new Float32Array(count * CHANNELS);
  queue.addTo(sum, count);
  return sum;
};

describe('a queue of sound', () => {
  it('is silent until enough is held back, then gives everything in order', () => {
    const queue = new SoundQueue();
    queue.push(of(SOUND_HELD_BACK_MS - 20, 7));
    expect(take(queue).every((value) => value === 0)).toBe(true);
    queue.push(of(20, 9));
    expect(take(queue).every((value) => value === 7)).toBe(true);
  });

  it('holds back anew after it ran empty', () => {
    const queue = new SoundQueue();
    queue.push(of(SOUND_HELD_BACK_MS, 5));
    for (let block = 0; block < SOUND_HELD_BACK_MS / 40 + 1; block += 1) take(queue);
    queue.push(of(40, 5));
    expect(take(queue).every((value) => value === 0)).toBe(true);
  });

  it('never waits for more than half a second: the oldest goes', () => {
    const queue = new SoundQueue();
    queue.push(of(400, 1));
    queue.push(of(400, 2));
    expect(queue.length).toBe((SOUND_HELD_BACK_MS * SAMPLE_RATE) / 1000);
    expect(take(queue)[0]).toBe(2);
  });

  it('[T30] does not stay behind after sound was late and came in a heap', () => {
    const queue = new SoundQueue();
    queue.push(of(SOUND_HELD_BACK_MS, 1));
    const waits = () => (queue.length * 1000) / SAMPLE_RATE;
    for (let block = 0; block < 5; block += 1) take(queue);
    queue.push(of(320, 1));
    expect(waits()).toBe(320);
    for (let block = 0; block < 200; block += 1) {
      take(queue);
      queue.push(of(40, 1));
    }
    expect(waits()).toBeLessThanOrEqual(SOUND_HELD_BACK_MS);
    expect(take(queue).every((value) => value === 1)).toBe(true);
  });

  it('keeps what it needs where sound comes unevenly', () => {
    const queue = new SoundQueue();
    queue.push(of(SOUND_HELD_BACK_MS, 1));
    let silent = 0;
    for (let block = 0; block < 500; block += 1) {
      if (take(queue).includes(0)) silent += 1;
      if (block % 2 === 1) queue.push(of(80, 1));
    }
    expect(silent).toBe(0);
  });

  it('[T30] goes on with the present after a while in which nothing was taken', () => {
    const queue = new SoundQueue();
    queue.push(of(300, 1));
    queue.push(of(SOUND_HELD_BACK_MS, 2));
    queue.catchUp();
    expect(queue.length).toBe((SOUND_HELD_BACK_MS * SAMPLE_RATE) / 1000);
    expect(take(queue)[0]).toBe(2);
  });

  it('adds up sources, and holds what is too loud at the edge', () => {
    const sum = new Float32Array([20_000, -20_000, 3.4]);
    expect([...toSamples(sum.map((value) => value * 2))]).toEqual([32_767, -32_768, 7]);
  });

  it('loses no byte whatever the cut of the chunks', () => {
    const samples = Int16Array.from({ length: SAMPLE_RATE * 0.4 }, (_, at) => at % 30_000);
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 9_000 }), { minLength: 1, maxLength: 50 }), (cuts) => {
        const queue = new SoundQueue();
        const all = bytesOf(samples);
        let at = 0;
        for (const cut of cuts) {
          queue.push(all.subarray(at, at + cut));
          at = Math.min(all.length, at + cut);
        }
        queue.push(all.subarray(at));
        const taken = take(queue, samples.length / CHANNELS);
        expect(taken.every((value, index) => value === samples[index])).toBe(true);
      }),
      { numRuns: 30 },
    );
  });
});
