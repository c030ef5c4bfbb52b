/** Finds tones in sound and colours in pictures, to tell sources apart by what is heard and seen. */

/** Share of the sound's power that lies at a frequency, 0 to 1 (Goertzel). Mono samples. */
export function toneShare(samples: Int16Array, sampleRate: number, hz: number): number {
  const coefficient = 2 * Math.cos((2 * Math.PI * hz) / sampleRate);
  let before = 0;
  let last = 0;
  let power = 0;
  for (const sample of samples) {
    const next = sample + coefficient * last - before;
    before = last;
    last = next;
    power += sample * sample;
  }
  const tone = last * last + before * before - coefficient * last * before;
  return power === 0 ? 0 : (2 * tone) / (samples.length * power);
}

export interface Colour {
  readonly red: number;
  readonly green: number;
  readonly blue: number;
}

/** The name of a saturated colour; `other` for everything in between. */
export function colourName({ red, green, blue }: Colour): 'red' | 'green' | 'blue' | 'other' {
  if (red > 150 && green < 100 && blue < 100) return 'red';
  if (green > 90 && red < 100 && blue < 100) return 'green';
  if (blue > 150 && red < 100 && green < 100) return 'blue';
  return 'other';
}
