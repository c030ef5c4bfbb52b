/** Pictures and samples are counted from one clock. */
import { beforeEach, describe, expect, it } from 'vitest';
import { type Material, Mixer, PICTURES_HELD_BACK_MS, type Sink } from './mixer.ts';
import { MOST_LENT } from './picture-buffers.ts';
import { blackPicture, CHANNELS, FPS, PICTURE_BYTES, SAMPLE_RATE } from './picture-format.ts';

const plain = (value: number) => new Uint8Array(PICTURE_BYTES).fill(value);
const CARDS = { soon: plain(11), break: plain(12), ended: plain(13), nothing: blackPicture() };

/** Takes everything at once, or holds the pictures like a slow encoder. */
function collect(slow = false) {
  const pictures: number[] = [];
  let samples = 0;
  const sink: Sink = {
    picture: (bytes, done) => {
      pictures.push(bytes[0] ?? -1);
      if (!slow) done();
    },
    sound: (block) => {
      samples += block.length / CHANNELS;
    },
  };
  return { sink, pictures, samples: () => samples };
}

let passed = 0;
let caughtUp = 0;
const material: Material = {
  picture: (id) => (id === 'a' ? plain(1) : id === 'b' ? plain(2) : undefined),
  mix: (heard, sum) => void (heard.has('voice') && sum.fill(100)),
  skip: (count) => {
    passed += count;
  },
  catchUp: () => {
    caughtUp += 1;
  },
};
beforeEach(() => {
  passed = 0;
  caughtUp = 0;
});

describe('the mixer', () => {
  it('[T30] writes as many pictures and samples as time has passed', () => {
    const mixer = new Mixer(material, CARDS);
    const { sink, pictures, samples } = collect();
    expect(mixer.begin(1_000)).toBe(1_000 - PICTURES_HELD_BACK_MS);
    for (let now = 1_000; now <= 11_000; now += 17) mixer.advance(now, sink);
    mixer.advance(11_000, sink);
    expect(pictures).toHaveLength(10 * FPS + 1);
    expect(samples()).toBe(10 * SAMPLE_RATE + SAMPLE_RATE / FPS);
    expect(mixer.dropped).toBe(0);
  });

  it('[T30] shows the scene, and the card where the main picture is missing', () => {
    const mixer = new Mixer(material, CARDS);
    const { sink, pictures } = collect();
    mixer.begin(0);
    mixer.advance(0, sink);
    mixer.show({ pictures: ['a'], layout: 'single', sounds: [], card: 'nothing' });
    mixer.advance(40, sink);
    mixer.show({ pictures: ['missing', 'b'], layout: 'beside', sounds: [], card: 'break' });
    mixer.advance(80, sink);
    mixer.show({ pictures: ['b', 'missing'], layout: 'inset', sounds: [], card: 'break' });
    mixer.advance(120, sink);
    expect(pictures).toEqual([16, 1, 12, 2]);
  });

  it('counts what a slow encoder did not take, for picture and sound alike', () => {
    const mixer = new Mixer(material, CARDS);
    const { sink, pictures, samples } = collect(true);
    mixer.begin(0);
    for (let now = 0; now < 5_000; now += 40) mixer.advance(now, sink);
    expect(pictures.length).toBe(MOST_LENT);
    expect(samples()).toBe((MOST_LENT * SAMPLE_RATE) / FPS);
    expect(mixer.dropped).toBe(5 * FPS - MOST_LENT);
    expect(mixer.waiting).toBe(MOST_LENT);
    expect([caughtUp, samples() + passed]).toEqual([1, 5 * SAMPLE_RATE]);
  });

  it('[T50] does not blame the encoder for a pause of the machine', () => {
    const mixer = new Mixer(material, CARDS);
    const { sink } = collect();
    mixer.begin(0);
    mixer.advance(4_000, sink);
    expect([mixer.dropped, mixer.waiting]).toEqual([3 * FPS + 1, 0]);
  });

  it('[T50] another encoder goes on where the last one stopped, without a hole', () => {
    const mixer = new Mixer(material, CARDS);
    const first = collect();
    const began = mixer.begin(0);
    for (let now = 0; now < 1_000; now += 40) mixer.advance(now, first.sink);
    expect(mixer.takeOver()).toBe(began + (first.pictures.length * 1000) / FPS);
    const second = collect();
    mixer.advance(1_040, second.sink);
    expect([second.pictures.length, passed]).toEqual([2, 0]);
  });
});
