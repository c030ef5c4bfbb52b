/** The composition root: the only file that knows every adapter. Builds a server from a configuration. */
import { networkInterfaces } from 'node:os';
import path from 'node:path';
import { createChineseDaysCalendar } from '#server/adapters/chinese-days/work-calendar.ts';
import { createCsvTableWriter } from '#server/adapters/csv-stringify/table-writer.ts';
import { createDocxDocumentWriter } from '#server/adapters/docx/document-writer.ts';
import { createFfmpegFilmStore } from '#server/adapters/ffmpeg/film-store.ts';
import { createFfmpegLiveFeed } from '#server/adapters/ffmpeg/live/live-feed.ts';
import { createFfmpegRestreamer } from '#server/adapters/ffmpeg/live/restreamer.ts';
import { createFfmpegProgrammeOutput } from '#server/adapters/ffmpeg/output/programme-output.ts';
import { hasFfmpeg } from '#server/adapters/ffmpeg/process.ts';
import { createFfmpegProgrammeFeed } from '#server/adapters/ffmpeg/programme-feed.ts';
import { createFfmpegRecordings } from '#server/adapters/ffmpeg/recordings/recordings.ts';
import { createLogCodeSender } from '#server/adapters/log/code-sender.ts';
import { defaultMediasoupConfig, findLanAddress } from '#server/adapters/mediasoup/config.ts';
import { createMediasoupMediaPlane } from '#server/adapters/mediasoup/mediasoup-media-plane.ts';
import type { WorkerBinary } from '#server/adapters/mediasoup/worker-pool.ts';
import { createMemoryBus } from '#server/adapters/memory/bus.ts';
import { createMemoryPresence } from '#server/adapters/memory/presence.ts';
import { createMemoryRateLimits } from '#server/adapters/memory/rate-limits.ts';
import { createNodeClock } from '#server/adapters/node/clock.ts';
import { createNodeDiskSpace } from '#server/adapters/node/disk-space.ts';
import { createNodeIds } from '#server/adapters/node/ids.ts';
import {
  type Certificate,
  installationSecret,
  prepareDataDir,
  selfSignedCertificate,
} from '#server/adapters/node/installation.ts';
import { createPinoLog } from '#server/adapters/node/log.ts';
import { createNodeVault } from '#server/adapters/node/vault.ts';
import { createPromMetricsWriter } from '#server/adapters/prom-client/metrics-writer.ts';
import { createRtmpDoor } from '#server/adapters/rtmp/rtmp-door.ts';
import { openSqliteStores } from '#server/adapters/sqlite/open-stores.ts';
import { type Closing, closeAll } from '#server/app/close-all.ts';
import type { Ports } from '#server/app/create-services.ts';
import type { Config } from '#server/config.ts';
import type { Log } from '#server/ports/log.ts';
import { type ServerParts, startServer } from '#server/transport/start-server.ts';
import type { IceServer } from '#shared/features/stage/media-schemas.ts';
import { LIMITS } from '#shared/kernel/limits.ts';

/** What tests and tools may put in place of the usual. */
export interface Overrides extends Partial<Omit<Ports, 'broadcaster' | 'secureCookies'>> {
  /** Finds or builds the media worker; runs in the background. */
  readonly obtainWorker?: () => Promise<WorkerBinary>;
  /** Folder of the built client; null serves none. */
  readonly clientDir?: string | null;
}

/** Builds and starts a server; resolves when it listens. */
export async function compose(config: Config, overrides: Overrides = {}) {
  const dataDir = prepareDataDir(config.DATA_DIR);
  const log = overrides.log ?? createPinoLog({ level: config.LOG_LEVEL });
  const mediaDir = path.resolve(config.MEDIA_DIR ?? path.join(dataDir, 'media'));
  const closings: Closing[] = [];
  const stores = await openStores(config, dataDir, overrides, closings, log);
  const shared = await openShared(config, overrides, closings, log);
  const ids = overrides.ids ?? createNodeIds();
  const media = openMedia(config, dataDir, overrides, { log, ids });
  const { mediaPlane } = media;
  closings.unshift(() => mediaPlane.close());
  const ports: Omit<Ports, 'broadcaster'> = {
    ...stores,
    ...shared,
    ...media,
    ...(await openFfmpeg(config, mediaDir, overrides, log)),
    ...keepingOf(config, mediaDir, overrides, log),
    clock: overrides.clock ?? createNodeClock(),
    ids,
    vault: overrides.vault ?? createNodeVault({ secret: config.SECRET ?? installationSecret(dataDir) }),
    log,
    calendar: overrides.calendar ?? createChineseDaysCalendar(),
    tables: createCsvTableWriter(),
    documents: createDocxDocumentWriter(),
    metrics: createPromMetricsWriter(),
    codeSender: overrides.codeSender ?? createLogCodeSender(log),
    secureCookies: isSecure(config),
    webrtcViewers: config.WEBRTC_VIEWERS,
  };
  const parts: ServerParts = {
    ports,
    port: config.PORT,
    host: config.HOST,
    certificate: await certificateFor(config, dataDir),
    secure: isSecure(config),
    trustProxy: config.TRUST_PROXY,
    maxSockets: config.MAX_SOCKETS,
    allowedOrigins: originsOf(config),
    site: siteOf(config),
    mediaDir,
    metricsToken: config.METRICS_TOKEN,
    clientDir: overrides.clientDir === undefined ? path.resolve('dist/client') : overrides.clientDir,
  };
  const server = await startServer(parts).catch(async (error: unknown) => {
    await closeAll(closings).catch((fault: unknown) =>
      log.warn('not everything was closed', { error: fault }),
    );
    throw error;
  });
  return {
    ...server,
    /** Address that it listens on. */
    host: config.HOST,
    /** Of this machine in the local network. */
    lanAddress: findLanAddress(networkInterfaces()),
    mediaPlane,
    log,
    /** Closes whatever can be closed, and throws what could not. */
    close: (): Promise<void> => closeAll([() => server.close(), ...closings]),
  };
}

/** What carries pictures, and what plays films into it. */
function openMedia(
  config: Config,
  dataDir: string,
  given: Overrides,
  { log, ids }: Pick<Ports, 'log' | 'ids'>,
) {
  const folder = path.join(dataDir, 'films');
  return {
    mediaPlane: given.mediaPlane ?? createMediasoupMediaPlane(mediaOptions(config, given, log)),
    programmeFeed: given.programmeFeed ?? createFfmpegProgrammeFeed({ log }),
    filmDisk: given.filmDisk ?? createNodeDiskSpace(prepareDataDir(folder)),
    films: given.films ?? createFfmpegFilmStore({ folder, maxBytes: LIMITS.filmBytes, newId: ids.id }),
  };
}

/** What was recorded, and the disk that it lies on. */
function keepingOf(config: Config, mediaDir: string, given: Overrides, log: Log) {
  return {
    recordings: given.recordings ?? createFfmpegRecordings({ mediaDir, log }),
    diskSpace: given.diskSpace ?? createNodeDiskSpace(prepareDataDir(mediaDir)),
    minFreeBytes: config.RECORDING_MIN_FREE_MB * 1024 * 1024,
  };
}

async function openStores(config: Config, dataDir: string, given: Overrides, closings: Closing[], log: Log) {
  if (given.events !== undefined && given.ledger !== undefined && given.accounts !== undefined) {
    return { events: given.events, ledger: given.ledger, accounts: given.accounts };
  }
  const stores =
    config.DATABASE_URL === undefined
      ? await openSqliteStores({ file: path.join(dataDir, 'yishiting.sqlite') })
      : await openPostgres(config.DATABASE_URL, log);
  closings.push(() => stores.close());
  return { events: stores.events, ledger: stores.ledger, accounts: stores.accounts };
}

/** Loaded only where it is used, so that a county's machine starts without it. */
async function openPostgres(url: string, log: Log) {
  const { openPostgresStores } = await import('#server/adapters/postgres/open-stores.ts');
  return openPostgresStores({ url, onConnectionError: (error) => log.warn('postgres', { error }) });
}

async function openShared(config: Config, given: Overrides, closings: Closing[], log: Log) {
  const onError = (error: Error): void => log.warn('redis', { error });
  if (config.REDIS_URL !== undefined) {
    const { openRedis } = await import('#server/adapters/redis/open-redis.ts');
    const redis = await openRedis({ url: config.REDIS_URL, rateFactor: config.RATE_FACTOR, onError });
    closings.push(() => redis.close());
    return { bus: redis.bus, presence: redis.presence, rateLimits: redis.rateLimits };
  }
  const bus = given.bus ?? createMemoryBus();
  const presence = given.presence ?? createMemoryPresence();
  const rateLimits = given.rateLimits ?? createMemoryRateLimits({ factor: config.RATE_FACTOR });
  closings.push(
    () => bus.close(),
    () => presence.close(),
    () => rateLimits.close(),
  );
  return { bus, presence, rateLimits };
}

/** Without ffmpeg everything runs but HLS, the recording, and what encoders push. */
async function openFfmpeg(config: Config, mediaDir: string, given: Overrides, log: Log) {
  const made = await makeFfmpeg(config, mediaDir, log);
  return {
    programmeOutput: given.programmeOutput === undefined ? made.programmeOutput : given.programmeOutput,
    encoderDoor: given.encoderDoor === undefined ? made.encoderDoor : given.encoderDoor,
    restreamer: given.restreamer === undefined ? made.restreamer : given.restreamer,
    liveFeed: given.liveFeed ?? made.liveFeed,
  };
}

async function makeFfmpeg({ HLS, RTMP_PORT, HOST, PULL_PRIVATE }: Config, mediaDir: string, log: Log) {
  const has = (HLS === 'off' && RTMP_PORT === 'off') || (await hasFfmpeg());
  if (!has) {
    log.warn(
      '没有找到 ffmpeg：没有 HLS、录制、回放和 RTMP；请先运行 apt-get install ffmpeg。(ffmpeg is missing)',
    );
  }
  const pullPrivate = PULL_PRIVATE === 'on';
  const isRecorded = has && HLS === 'on';
  return {
    programmeOutput: isRecorded ? createFfmpegProgrammeOutput({ mediaDir, log }) : null,
    restreamer: isRecorded ? createFfmpegRestreamer({ mediaDir, pullPrivate }) : null,
    encoderDoor: has && RTMP_PORT !== 'off' ? createRtmpDoor({ port: RTMP_PORT, host: HOST, log }) : null,
    liveFeed: createFfmpegLiveFeed({ pullPrivate }),
  };
}

function mediaOptions(config: Config, { obtainWorker }: Overrides, log: Ports['log']) {
  const [announcedAddress] = config.ANNOUNCED_ADDRESS;
  const iceServers = iceServersOf(config);
  const given = config.MEDIASOUP_WORKER_BIN;
  const none: WorkerBinary = { missing: config.MEDIA_MISSING ?? 'MEDIASOUP_WORKER_BIN is not set' };
  const usual = defaultMediasoupConfig(1);
  const fullAt = { ...usual.fullAt, paths: config.MEDIA_WORKER_PATHS };
  const { MEDIA_WORKERS: workers, MEDIA_PORT: port } = config;
  return {
    config: { ...usual, workers, port, fullAt, announcedAddress, iceServers },
    obtainBinary: obtainWorker ?? (async () => (given === undefined ? none : { path: given })),
    log,
  };
}

/** What clients are told of TURN and STUN. */
function iceServersOf({ TURN_URLS, TURN_USERNAME, TURN_CREDENTIAL }: Config): IceServer[] {
  if (TURN_URLS.length === 0) return [];
  const username = TURN_USERNAME === undefined ? {} : { username: TURN_USERNAME };
  const credential = TURN_CREDENTIAL === undefined ? {} : { credential: TURN_CREDENTIAL };
  return [{ urls: TURN_URLS, ...username, ...credential }];
}

/** Pages reach people over https: by this server or by a proxy in front of it. */
function isSecure(config: Config): boolean {
  return config.HTTPS || config.PUBLIC_URL?.startsWith('https:') === true;
}

function originsOf({ ALLOWED_ORIGINS, PUBLIC_URL }: Config): readonly string[] {
  return PUBLIC_URL === undefined ? ALLOWED_ORIGINS : [...ALLOWED_ORIGINS, new URL(PUBLIC_URL).origin];
}

function siteOf({ PUBLIC_URL, HOST }: Config): ServerParts['site'] {
  const onlyHere = HOST === '127.0.0.1' || HOST === 'localhost';
  return {
    publicOrigin: PUBLIC_URL === undefined ? null : new URL(PUBLIC_URL).origin,
    lanAddress: onlyHere ? null : (findLanAddress(networkInterfaces()) ?? null),
  };
}

async function certificateFor(config: Config, dataDir: string): Promise<Certificate | null> {
  if (!config.HTTPS) return null;
  const lan = findLanAddress(networkInterfaces());
  return selfSignedCertificate(dataDir, ['localhost', '127.0.0.1', ...(lan === undefined ? [] : [lan])]);
}
