/** Watches HLS as a player does: loads playlists and segments over HTTP and decodes them with ffmpeg. */
import HLS from 'hls-parser';
import { runProgram } from './run-program.ts';
import { type Colour, toneShare } from './tone.ts';

const RATE = 16_000;
const SIDE = 16;

/** Pictures are forty milliseconds apart; times are rounded. */
const LEAST_HOLE_MS = 100;

/** A segment as listed. */
export interface ListedSegment {
  readonly url: string;
  readonly init: string;
  readonly startMs: number;
  readonly seconds: number;
  readonly discontinuity: boolean;
}

/** When a segment ends, in milliseconds since 1970. */
export function endMs({ startMs, seconds }: ListedSegment): number {
  return startMs + seconds * 1000;
}

/** The segments before which time is missing. An encoder that hands over to another one leaves no such hole. */
export function afterHoles(segments: readonly ListedSegment[]): readonly ListedSegment[] {
  return segments.filter((segment, at) => {
    const before = segments[at - 1];
    return before !== undefined && segment.startMs - endMs(before) > LEAST_HOLE_MS;
  });
}

/** What one segment shows and sounds like. */
export interface Seen {
  /** Of the last picture: of the left and of the right half. */
  readonly left: Colour;
  readonly right: Colour;
  readonly tone: (hz: number) => number;
}

export async function fetchText(url: string): Promise<string> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url}: ${response.status}`);
  return response.text();
}

/** The segments of a media playlist, oldest first; none while it is not there. */
export async function listSegments(url: string): Promise<readonly ListedSegment[]> {
  const response = await fetch(url);
  if (!response.ok) return [];
  const playlist = HLS.parse(await response.text());
  if (!('segments' in playlist)) throw new Error(`${url} is no media playlist`);
  return playlist.segments.map((segment) => ({
    url: new URL(segment.uri, url).href,
    init: new URL(segment.map.uri, url).href,
    startMs: segment.programDateTime?.getTime() ?? Number.NaN,
    seconds: segment.duration,
    discontinuity: segment.discontinuity === true,
  }));
}

/** Decodes one segment. */
export async function watchSegment({ url, init }: ListedSegment): Promise<Seen> {
  const bytes = Buffer.concat(await Promise.all([init, url].map(fetchBytes)));
  const pixels = await decode(bytes, ['-vf', `scale=${SIDE}:${SIDE}`, '-pix_fmt', 'rgb24', '-f', 'rawvideo']);
  const sound = await decode(bytes, ['-ac', '1', '-ar', String(RATE), '-f', 's16le']);
  const last = pixels.subarray(pixels.length - SIDE * SIDE * 3);
  const samples = new Int16Array(new Uint8Array(sound).buffer);
  return {
    left: pointAt(last, SIDE / 4, SIDE / 2),
    right: pointAt(last, (SIDE * 3) / 4, SIDE / 2),
    tone: (hz) => toneShare(samples, RATE, hz),
  };
}

async function fetchBytes(url: string): Promise<Buffer> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url}: ${response.status}`);
  return Buffer.from(await response.arrayBuffer());
}

function decode(input: Buffer, output: readonly string[]): Promise<Buffer> {
  return runProgram('ffmpeg', ['-loglevel', 'error', '-i', 'pipe:0', ...output, 'pipe:1'], { input });
}

function pointAt(pixels: Buffer, x: number, y: number): Colour {
  const at = (y * SIDE + x) * 3;
  return { red: pixels[at] ?? 0, green: pixels[at + 1] ?? 0, blue: pixels[at + 2] ?? 0 };
}
