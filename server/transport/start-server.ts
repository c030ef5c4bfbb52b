/** Puts HTTP and sockets on one port around the services. Knows ports and services, no adapter. */
import { createServer as createHttpServer, type Server } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import { closeAll } from '#server/app/close-all.ts';
import { createServices, type Ports } from '#server/app/create-services.ts';
import { createAccountRoutes } from './http/account-routes.ts';
import { createAdminRoutes } from './http/admin-routes.ts';
import { createHttpApp } from './http/create-http-app.ts';
import { createDocumentRoutes } from './http/document-routes.ts';
import { createFilmRoutes } from './http/film-routes.ts';
import { createFollowupRoutes } from './http/followup-routes.ts';
import { createHealthRoute } from './http/health-route.ts';
import { liveFiles } from './http/live-files.ts';
import { createMetricsRoute } from './http/metrics-route.ts';
import { createReplayRoutes } from './http/replay-routes.ts';
import { createSessionRoutes } from './http/session-routes.ts';
import { createSiteRoute, type SiteParts } from './http/site-route.ts';
import { SnapshotCache } from './http/snapshot-cache.ts';
import { createVerificationRoutes } from './http/verification-routes.ts';
import { SocketBroadcaster } from './socket/socket-broadcaster.ts';
import { createSocketServer } from './socket/socket-server.ts';
import { createStreamRoutes } from './whip/stream-routes.ts';

export interface ServerParts {
  readonly ports: Omit<Ports, 'broadcaster'>;
  readonly port: number;
  readonly host: string;
  /** Https with this certificate, or http. */
  readonly certificate: { readonly cert: string; readonly key: string } | null;
  /** Reached over https, by this server or a proxy in front. */
  readonly secure: boolean;
  readonly trustProxy: boolean;
  /** Sockets that this process holds at most; more are told to come back. */
  readonly maxSockets: number;
  readonly allowedOrigins: readonly string[];
  readonly site: Omit<SiteParts, 'https' | 'rtmpPort'>;
  readonly clientDir: string | null;
  readonly mediaDir: string;
  /** For `/metrics`; without it there are none. */
  readonly metricsToken: string | undefined;
}

/** Requests that are being answered when the server is to end have this long: outputs and recordings wait for them. */
const GRACE_MS = 2_000;
/** Films are large and a county's line is slow; headers still have to come within a minute. */
const UPLOAD_MS = 30 * 60_000;

export async function startServer(parts: ServerParts) {
  const broadcaster = new SocketBroadcaster();
  const ports: Ports = { ...parts.ports, broadcaster };
  const services = await createServices(ports);
  const { http, sockets } = createDoors(parts, ports, services, broadcaster);
  const close = (): Promise<void> => closeAll([() => closeDoors(http, sockets), () => services.close()]);
  await listen(http, parts.port, parts.host).catch(async (error: unknown) => {
    await close().catch((fault: unknown) => ports.log.warn('not everything was closed', { error: fault }));
    throw error;
  });
  const address = http.address();
  const port = typeof address === 'object' && address !== null ? address.port : parts.port;
  return {
    services,
    port,
    /** Address on this machine. */
    url: `${parts.certificate === null ? 'http' : 'https'}://localhost:${port}`,
    close,
  };
}

type Services = Awaited<ReturnType<typeof createServices>>;

/** What answers HTTP, and the sockets on the same port. */
function createDoors(parts: ServerParts, ports: Ports, services: Services, broadcaster: SocketBroadcaster) {
  const app = createHttpApp({
    routers: [
      createSiteRoute({
        ...parts.site,
        https: parts.certificate !== null,
        rtmpPort: services.pushPort,
      }),
      createMetricsRoute({ ...ports, ...services, token: parts.metricsToken }),
      ...routersOf(ports, services),
    ],
    identity: services.identity,
    log: ports.log,
    ids: ports.ids,
    clientDir: parts.clientDir,
    mediaDir: parts.mediaDir,
    secure: parts.secure,
    hsts: parts.secure && parts.certificate === null,
    trustProxy: parts.trustProxy ? 1 : false,
    allowedOrigins: parts.allowedOrigins,
    takeAddress: (address) => ports.rateLimits.take('address', address),
    takeDevice: (address) => ports.rateLimits.take('device', address),
  });
  const listener = liveFiles(parts.mediaDir, app);
  const http: Server =
    parts.certificate === null ? createHttpServer(listener) : createHttpsServer(parts.certificate, listener);
  http.requestTimeout = UPLOAD_MS;
  const sockets = createSocketServer({
    ...services,
    http,
    broadcaster,
    presence: ports.presence,
    rateLimits: ports.rateLimits,
    clock: ports.clock,
    maxSockets: parts.maxSockets,
    log: ports.log,
    digest: ports.vault.digest,
    originRules: { secure: parts.secure, allowedOrigins: parts.allowedOrigins },
    trustProxy: parts.trustProxy,
  });
  return { http, sockets };
}

async function closeDoors(http: Server, sockets: { close(): Promise<void> }): Promise<void> {
  const cut = setTimeout(() => http.closeAllConnections(), GRACE_MS);
  await sockets.close().finally(() => {
    clearTimeout(cut);
    http.closeAllConnections();
  });
}

function routersOf(ports: Ports, services: Services) {
  const { accounts, identity, verification, queries, delivery, dispatcher, media } = services;
  return [
    createHealthRoute({ media: media.available, store: () => ports.events.lastSeq('health') }),
    createAccountRoutes({ accounts, identity }),
    createAdminRoutes({ accounts }),
    createVerificationRoutes({ verification, identity }),
    createSessionRoutes({
      queries,
      delivery,
      dispatcher,
      snapshots: new SnapshotCache(ports.clock),
      digest: ports.vault.digest,
    }),
    createFilmRoutes(services),
    createReplayRoutes(services),
    createDocumentRoutes(services),
    createStreamRoutes({
      streams: services.streams,
      takeAddress: (address) => ports.rateLimits.take('address', address),
    }),
    createFollowupRoutes({
      sessions: queries,
      ledger: services.ledgerQueries,
      receipts: services.receiptQueries,
      desk: services.deskQueries,
      rateLimits: ports.rateLimits,
      clock: ports.clock,
    }),
  ];
}

function listen(http: Server, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    http.once('error', reject);
    // Thousands knock at once when a session begins; the default queue of 511 would turn some away.
    http.listen({ port, host, backlog: 4096 }, () => {
      http.off('error', reject);
      resolve();
    });
  });
}
