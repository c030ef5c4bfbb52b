/** A short VP8 film, cut into RTP packets (RFC 7741) that are sent again and again. */
import { readFile } from 'node:fs/promises';
import { runProgram } from '#tests/support/run-program.ts';

export interface Clip {
  /** Pictures in order, each as the payloads of its packets. The first one stands alone. */
  readonly pictures: readonly (readonly Buffer[])[];
}

export const PICTURES_PER_SECOND = 25;
const SECONDS = 4;
/** On a machine that is busy with other things. */
const PATIENCE_MS = 300_000;
const BITS_PER_SECOND = '2500k';
/** With the header of RTP, 1,200 bytes: what browsers send. */
const PAYLOAD_BYTES = 1_188;
const START_OF_PICTURE = 0x10;
const IVF_HEADER = 32;
const IVF_PICTURE_HEADER = 12;

/** Codes a restless picture of 1280 × 720, since a quiet one would not use the bits. */
export async function makeClip(file: string): Promise<void> {
  const noise = 'testsrc2=s=1280x720:r=25,noise=alls=12:allf=t';
  const args = [
    ...['-nostdin', '-loglevel', 'error', '-f', 'lavfi', '-i', noise, '-t', String(SECONDS)],
    ...['-c:v', 'libvpx', '-deadline', 'realtime', '-cpu-used', '12', '-pix_fmt', 'yuv420p'],
    ...['-b:v', BITS_PER_SECOND, '-minrate', BITS_PER_SECOND, '-maxrate', BITS_PER_SECOND],
    ...['-bufsize', '500k', '-g', '10000', '-y', file],
  ];
  await runProgram('ffmpeg', args, { withinMs: PATIENCE_MS });
}

export async function readClip(file: string): Promise<Clip> {
  return { pictures: ivfPictures(await readFile(file)).map(payloads) };
}

/** The coded pictures of an IVF file. */
export function ivfPictures(file: Buffer): Buffer[] {
  const pictures: Buffer[] = [];
  for (let at = IVF_HEADER; at + IVF_PICTURE_HEADER <= file.length; ) {
    const start = at + IVF_PICTURE_HEADER;
    at = start + file.readUInt32LE(at);
    pictures.push(file.subarray(start, at));
  }
  return pictures;
}

/** The payloads of one picture: as many packets as it takes, of about the same size, each with the shortest descriptor. */
export function payloads(picture: Buffer): Buffer[] {
  const count = Math.ceil(picture.length / (PAYLOAD_BYTES - 1));
  return Array.from({ length: count }, (_, at) => {
    const start = Math.floor((at * picture.length) / count);
    const end = Math.floor(((at + 1) * picture.length) / count);
    return Buffer.concat([Buffer.from([at === 0 ? START_OF_PICTURE : 0]), picture.subarray(start, end)]);
  });
}
