/** A made-up voice for fake microphones: steady tones are noise to a browser, which suppresses them. */
import { writeFile } from 'node:fs/promises';
import { seededRandom } from './seeded-random.ts';

const RATE_HZ = 48_000;
const HEADER_BYTES = 44;
const LOUDNESS = 0.5;
/** Resonances of a throat saying "a", with how wide they are, in hertz. */
const FORMANTS = [
  { hz: 700, width: 130 },
  { hz: 1220, width: 170 },
  { hz: 2600, width: 250 },
];

/** Writes `seconds` of babble as a WAV file of one 16-bit channel. */
export async function writeVoice(path: string, seconds = 12): Promise<void> {
  const samples = new Int16Array(seconds * RATE_HZ);
  const random = seededRandom(7);
  let at = 0;
  while (at < samples.length) {
    const length = Math.floor(RATE_HZ * (0.12 + random.int(140) / 1000));
    addSyllable(samples.subarray(at, at + length), 110 + random.int(70));
    at += length + Math.floor(RATE_HZ * (0.03 + random.int(120) / 1000));
  }
  await writeFile(path, Buffer.concat([wavHeader(samples.byteLength), Buffer.from(samples.buffer)]));
}

/** Harmonics of a gliding pitch, louder near the formants, swelling and fading. */
function addSyllable(samples: Int16Array, pitchHz: number): void {
  let phase = 0;
  for (let n = 0; n < samples.length; n += 1) {
    const through = n / samples.length;
    phase += (2 * Math.PI * pitchHz * (1.15 - 0.3 * through)) / RATE_HZ;
    let sum = 0;
    for (let harmonic = 1; harmonic <= 24; harmonic += 1)
      sum += loudnessAt(harmonic * pitchHz) * Math.sin(harmonic * phase);
    samples[n] = Math.round(32_767 * LOUDNESS * Math.sin(Math.PI * through) * Math.tanh(sum));
  }
}

function loudnessAt(hz: number): number {
  return FORMANTS.reduce(
    (sum, formant) => sum + 0.4 * Math.exp(-(((hz - formant.hz) / formant.width) ** 2)),
    0.04,
  );
}

/** The header of a PCM WAV file: https://www.mmsp.ece.mcgill.ca/Documents/AudioFormats/WAVE/WAVE.html */
function wavHeader(dataBytes: number): Buffer {
  const header = Buffer.alloc(HEADER_BYTES);
  header.write('RIFF', 0);
  header.writeUInt32LE(HEADER_BYTES - 8 + dataBytes, 4);
  header.write('WAVEfmt ', 8);
  header.writeUInt32LE(16, 16);
  header.writeUInt16LE(1, 20);
  header.writeUInt16LE(1, 22);
  header.writeUInt32LE(RATE_HZ, 24);
  header.writeUInt32LE(RATE_HZ * 2, 28);
  header.writeUInt16LE(2, 32);
  header.writeUInt16LE(16, 34);
  header.write('data', 36);
  header.writeUInt32LE(dataBytes, 40);
  return header;
}
