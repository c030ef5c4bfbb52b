/** Cues of a text track and how they are written down: WebVTT for players, SRT for editors. Pure. */

/** Times of the player, milliseconds; `startMs < endMs`. */
export interface Cue {
  readonly startMs: number;
  readonly endMs: number;
  /** One or more lines, without markup. */
  readonly text: string;
}

/** A WebVTT file. */
export function writeVtt(cues: readonly Cue[]): string {
  const blocks = cues.map(
    ({ startMs, endMs, text }) =>
      `${stamp(startMs, '.')} --> ${stamp(endMs, '.')}\n${linesOf(text).map(escapeVtt).join('\n')}`,
  );
  return `${['WEBVTT', ...blocks].join('\n\n')}\n`;
}

/** A SubRip file; editors on Windows want its line ends. */
export function writeSrt(cues: readonly Cue[]): string {
  const blocks = cues.map(
    ({ startMs, endMs, text }, at) =>
      `${at + 1}\n${stamp(startMs, ',')} --> ${stamp(endMs, ',')}\n${linesOf(text).join('\n')}\n`,
  );
  return blocks.join('\n').replaceAll('\n', '\r\n');
}

/** An empty line would end the cue. */
function linesOf(text: string): readonly string[] {
  return text.split('\n').filter((line) => line.trim() !== '');
}

function escapeVtt(line: string): string {
  return line.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

function stamp(ms: number, point: '.' | ','): string {
  const whole = Math.max(0, Math.round(ms));
  const two = (value: number): string => String(value).padStart(2, '0');
  const seconds = Math.floor(whole / 1000);
  const rest = String(whole % 1000).padStart(3, '0');
  const clock = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60].map(two).join(':');
  return `${clock}${point}${rest}`;
}
