/** Environment → checked configuration, once at the start. */
import { z } from 'zod';

const flag = z
  .enum(['0', '1', 'true', 'false', ''])
  .default('')
  .transform((value) => value === '1' || value === 'true');
const list = z
  .string()
  .default('')
  .transform((value) => value.split(',').flatMap((part) => part.trim() || []));
const port = z.coerce.number().int().min(0).max(65_535);

/** As browsers take it; one that they do not take would cost everybody picture and sound. */
const iceUrl = z
  .string()
  .max(256)
  .regex(/^(stuns?:[^\s?]+|turns?:[^\s?]+(\?transport=(udp|tcp))?)$/, 'is not like turn:host:3478');

/** A setting that is given as empty text, as compose files do, counts as not given. */
const emptyIsAbsent = (value: unknown): unknown => (value === '' ? undefined : value);
const optional = <S extends z.ZodType>(schema: S) => z.preprocess(emptyIsAbsent, schema.optional());

const environmentSchema = z.object({
  /** HTTP port; 0 takes a free one. */
  PORT: port.default(3000),
  HOST: z.string().default('0.0.0.0'),
  /** Where SQLite, the installation's secret and certificates are kept. */
  DATA_DIR: z.string().min(1).default('./data'),
  /** PostgreSQL instead of SQLite. */
  DATABASE_URL: optional(z.url()),
  /** Fan-out, presence and limits shared by several processes. */
  REDIS_URL: optional(z.url()),
  /** Serve https with a self-signed certificate. */
  HTTPS: flag,
  /** Address that people use when a proxy in front speaks https, e.g. `https://xieshang.example.org`. */
  PUBLIC_URL: optional(z.url({ protocol: /^https?$/ })),
  /** The server stands behind a proxy that sets X-Forwarded-*. */
  TRUST_PROXY: flag,
  /** Further origins that may talk to the server, comma-separated. */
  ALLOWED_ORIGINS: list,
  /** UDP and TCP port of the first media worker; 0 takes free ones. */
  MEDIA_PORT: port.default(44_400),
  MEDIA_WORKERS: z.coerce.number().int().min(1).max(64).default(1),
  /** WebRTC paths that a media worker takes before the next one is used for the same session as well. */
  MEDIA_WORKER_PATHS: z.coerce.number().int().min(1).max(100_000).default(300),
  /** Viewers by WebRTC at once, all others get HLS; a media worker bears about 300. */
  WEBRTC_VIEWERS: z.coerce.number().int().min(0).max(100_000).default(300),
  /** Addresses under which phones reach the media ports, comma-separated; found by itself when empty. */
  ANNOUNCED_ADDRESS: list,
  /** TURN and STUN servers for networks that do not let the media ports through, comma-separated. */
  TURN_URLS: list.pipe(z.array(iceUrl).max(8)),
  TURN_USERNAME: optional(z.string().max(256)),
  TURN_CREDENTIAL: optional(z.string().max(256)),
  /** Port on which encoders push by RTMP; 0 takes a free one, `off` none. It needs ffmpeg. */
  RTMP_PORT: z.preprocess(emptyIsAbsent, z.union([z.literal('off'), port]).default(1935)),
  /** `on`: streams of partners are fetched from private addresses too, as in a building's own network. */
  PULL_PRIVATE: z.enum(['on', 'off']).default('off'),
  /** HLS, recording and replay; they need ffmpeg and about a core for each live session. */
  HLS: z.enum(['on', 'off']).default('on'),
  /** Where recordings are kept; `media` in the data directory when empty. */
  MEDIA_DIR: optional(z.string().min(1)),
  /** Free megabytes on the disk of the recordings below which nothing more is kept; live goes on. */
  RECORDING_MIN_FREE_MB: z.coerce.number().int().min(0).max(100_000_000).default(2048),
  /** Set by the start script to the worker that it obtained. */
  MEDIASOUP_WORKER_BIN: optional(z.string()),
  /** Why there is no worker, told on the desk. */
  MEDIA_MISSING: z.string().optional(),
  /** Lets a monitoring system read `/metrics` with `Authorization: Bearer …`; without it there are no metrics. */
  METRICS_TOKEN: optional(z.string().min(16)),
  /** Signs cookies and encrypts contacts; made and kept in the data directory when absent. */
  SECRET: optional(z.string().min(32)),
  /** Sockets that one process holds at most; the open-file limit must lie above it. */
  MAX_SOCKETS: z.coerce.number().int().min(1).max(200_000).default(15_000),
  LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('info'),
  /** Multiplies the budgets of the rate limits; benchmarks and demos from one address need more. */
  RATE_FACTOR: z.coerce.number().min(1).max(100_000).default(1),
});

const settingsSchema = environmentSchema.refine(
  ({ TURN_URLS, TURN_USERNAME, TURN_CREDENTIAL }) =>
    !TURN_URLS.some((url) => url.startsWith('turn')) ||
    (TURN_USERNAME !== undefined && TURN_CREDENTIAL !== undefined),
  { path: ['TURN_URLS'], error: 'needs TURN_USERNAME and TURN_CREDENTIAL' },
);

export type Config = z.output<typeof settingsSchema>;

/** The configuration, or one sentence that names what is wrong. */
export function readConfig(
  environment: Readonly<Record<string, string | undefined>>,
): Config | { readonly fault: string } {
  const parsed = settingsSchema.safeParse(environment);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  return { fault: `${issue?.path.join('.') ?? 'configuration'}: ${issue?.message ?? 'is not valid'}` };
}
