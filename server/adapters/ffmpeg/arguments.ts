/** Spells out what ffmpeg is asked to do: picture, sound and where they go. */
import type { Ingest, IngestTrack, IngestVideoCodec } from '#server/ports/media-plane.ts';
import type { SenderPorts } from './sender-ports.ts';

/** Files holding the card's texts: a file needs no quoting, whatever people write. */
export interface CardTexts {
  readonly titleFiles: readonly string[];
  readonly subtitleFile: string;
  readonly clockFile: string;
  /** Characters of the longest title line, to make it fit. */
  readonly longestLine: number;
}

export type FeedInput =
  | {
      readonly kind: 'file';
      readonly path: string;
      readonly hasSound: boolean;
      /** Once from the beginning, so long; without it again and again. */
      readonly once?: { readonly durationMs: number };
    }
  /** Without a font for Chinese the card shows no words rather than empty boxes. */
  | { readonly kind: 'card'; readonly texts: CardTexts; readonly font: string | undefined };

const WIDTH = 1280;
const HEIGHT = 720;
/** Enough for a card and for speech, and little enough that the encoder leaves the cores to others. */
const FPS = 15;
/** Nobody can ask ffmpeg for a fresh picture, so one comes by itself, in pictures: of a film sooner, as all come at once. */
const KEY_FRAME_EVERY = 2 * FPS;
const FILM_KEY_FRAME_EVERY = FPS;
/** How long a film's first picture stands still: viewers are told of the film when it flows, and none shall miss its beginning. */
export const FILM_LEAD_MS = 2000;
/** Opus frames of 20 ms at 48 kHz. */
const OPUS_SAMPLES = 960;
/** Leaves room for headers and tunnels below the usual 1,500 bytes. */
const PACKET_BYTES = 1_200;

/** Debian's font for Chinese; without it words are left out. */
export const NOTO_CJK = '/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc';

/** The running clock: ffmpeg replaces this itself. */
export const CLOCK_TEXT = '%{localtime:%H\\:%M\\:%S}';

const LINE_CHARACTERS = 16;
const TITLE_LINES = 3;

/** Cuts a title into lines that fit the card. */
export function titleLines(title: string): string[] {
  const characters = Array.from(title.replace(/\s+/g, ' ').trim());
  const lines = Math.min(TITLE_LINES, Math.max(1, Math.ceil(characters.length / LINE_CHARACTERS)));
  const perLine = Math.max(1, Math.ceil(characters.length / lines));
  return Array.from({ length: lines }, (_, line) =>
    characters.slice(line * perLine, (line + 1) * perLine).join(''),
  );
}

/** The whole command line after `ffmpeg`. */
export function feedArguments(
  input: FeedInput,
  ingest: Ingest,
  from: Readonly<Record<'video' | 'audio', SenderPorts>>,
): string[] {
  return [
    ...['-hide_banner', '-nostdin', '-loglevel', 'error', '-progress', 'pipe:1', '-stats_period', '0.25'],
    ...(input.kind === 'file'
      ? fileArguments(input)
      : ['-filter_complex', cardGraph(input.texts, input.font)]),
    ...['-map', '[v]', ...videoEncoder(ingest.videoCodec, keyFrames(input)), ...until(input)],
    ...rtpOutput(ingest.video, from.video),
    ...['-map', '[a]', '-c:a', 'libopus', '-b:a', '64k', '-application', 'audio', ...until(input)],
    ...rtpOutput(ingest.audio, from.audio),
  ];
}

function keyFrames(input: FeedInput): number {
  return input.kind === 'file' && input.once !== undefined ? FILM_KEY_FRAME_EVERY : KEY_FRAME_EVERY;
}

/** A film ends when its time is over, also where one of its tracks is longer than the other. */
function until(input: FeedInput): string[] {
  if (input.kind !== 'file' || input.once === undefined) return [];
  return ['-t', ((input.once.durationMs + FILM_LEAD_MS) / 1000).toFixed(3)];
}

function fileArguments({ path, hasSound, once }: Extract<FeedInput, { kind: 'file' }>): string[] {
  const fit = `scale=${WIDTH}:${HEIGHT}:force_original_aspect_ratio=decrease:flags=fast_bilinear`;
  const film = once !== undefined;
  // Reading at the pace of the clock would not hold back what stands still, so a film is paced behind it.
  const hold = film ? [`tpad=start_duration=${FILM_LEAD_MS}ms:start_mode=clone`, 'realtime'] : [];
  const late = film ? [`adelay=${FILM_LEAD_MS}:all=1`, 'arealtime'] : [];
  const picture = [`fps=${FPS}`, fit, `pad=${WIDTH}:${HEIGHT}:-1:-1`, 'format=yuv420p', ...hold];
  const sound = hasSound
    ? `[0:a:0]${['aresample=48000:async=1:first_pts=0', ...late, OPUS_READY].join()}[a]`
    : `anullsrc=r=48000:cl=stereo,arealtime,${OPUS_READY}[a]`;
  // The prefix keeps a file's name from being read as an address, and a film is never anything but one file.
  const input = film ? ['-protocol_whitelist', 'file', '-f', 'mov'] : ['-re', '-stream_loop', '-1'];
  return [...input, '-i', `file:${path}`, '-filter_complex', `[0:v:0]${picture.join()}[v];${sound}`];
}

const OPUS_READY = `aresample=48000,aformat=channel_layouts=stereo,asetnsamples=n=${OPUS_SAMPLES}:p=0`;

const COLOURS = {
  ground: '0x101c2c',
  ribbon: '0xb8322a',
  title: '0xf3ead7',
  subtitle: '0xa9b7c6',
  gold: '0xd8b25c',
};

/** The words are drawn once and the frame repeated; only clock and line are drawn anew each time. */
function cardGraph(texts: CardTexts, font: string | undefined): string {
  const still = [
    `color=c=${COLOURS.ground}:s=${WIDTH}x${HEIGHT}:r=${FPS}`,
    'format=yuv420p',
    'trim=end_frame=1',
    `drawbox=x=0:y=0:w=iw:h=ih*0.012:color=${COLOURS.ribbon}:t=fill`,
    ...(font === undefined ? [] : words(texts, font)),
    'loop=loop=-1:size=1',
    `setpts=N/${FPS}/TB`,
    'realtime',
    drawText(font, texts.clockFile, { size: 'h/14', colour: COLOURS.gold, y: 'h*0.74' }),
  ];
  const line = `color=c=${COLOURS.gold}:s=${Math.round(WIDTH / 6)}x4:r=${FPS},format=yuva420p[line]`;
  const glide = "overlay=x='mod(t*W/12\\,W+w)-w':y=H*0.66:eval=frame:format=yuv420";
  return `${still.join(',')}[card];${line};[card][line]${glide}[v];${chime()},arealtime,${OPUS_READY}[a]`;
}

function words({ titleFiles, subtitleFile, longestLine }: CardTexts, font: string): string[] {
  const size = Math.floor(Math.min(HEIGHT / 9, (WIDTH * 0.86) / Math.max(1, longestLine)));
  const lineHeight = size * 1.35;
  const top = HEIGHT * 0.46 - titleFiles.length * lineHeight;
  const title = titleFiles.map((file, line) =>
    drawText(font, file, {
      size: `${size}`,
      colour: COLOURS.title,
      y: `${Math.round(top + line * lineHeight)}`,
    }),
  );
  const subtitle = drawText(font, subtitleFile, { size: 'h/22', colour: COLOURS.subtitle, y: 'h*0.51' });
  return [...title, subtitle];
}

function drawText(
  font: string | undefined,
  file: string,
  { size, colour, y }: { size: string; colour: string; y: string },
): string {
  const face = font === undefined ? '' : `font='${font}':`;
  const expansion = file.endsWith('clock.txt') ? 'normal' : 'none';
  return `drawtext=${face}textfile='${file}':expansion=${expansion}:fontsize=${size}:fontcolor=${colour}:x=(w-tw)/2:y=${y}`;
}

/** Three notes of a C major chord every eight seconds, fading, over a barely heard low C. */
function chime(): string {
  const since = 'mod(t\\,8)';
  const fade = `exp(-1.1*${since})*(1-exp(-60*${since}))`;
  const chord = 'sin(2*PI*523.25*t)+0.6*sin(2*PI*659.25*t)+0.4*sin(2*PI*783.99*t)';
  // Computed at 16 kHz: nothing in it is higher, and the formula is the most expensive part.
  return `aevalsrc='0.06*${fade}*(${chord})+0.01*sin(2*PI*130.81*t)':s=16000:c=mono`;
}

function videoEncoder(codec: IngestVideoCodec, keyFrameEvery: number): string[] {
  const rate = ['-g', `${keyFrameEvery}`, '-keyint_min', `${keyFrameEvery}`, '-b:v', '900k', '-threads', '1'];
  if (codec === 'H264') {
    const plain = [
      '-profile:v',
      'baseline',
      '-preset',
      'ultrafast',
      '-tune',
      'zerolatency',
      '-pix_fmt',
      'yuv420p',
    ];
    return ['-c:v', 'libx264', ...plain, ...rate];
  }
  const fast = ['-deadline', 'realtime', '-cpu-used', '16', '-lag-in-frames', '0', '-error-resilient', '1'];
  return ['-c:v', 'libvpx', ...fast, ...rate];
}

function rtpOutput({ ip, rtpPort, rtcpPort, payloadType, ssrc }: IngestTrack, from: SenderPorts): string[] {
  const local = `localrtpport=${from.rtp}&localrtcpport=${from.rtcp}`;
  const address = `rtp://${ip}:${rtpPort}?rtcpport=${rtcpPort}&${local}&pkt_size=${PACKET_BYTES}`;
  return ['-payload_type', `${payloadType}`, '-ssrc', `${ssrc}`, '-f', 'rtp', address];
}
