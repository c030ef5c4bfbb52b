/** Puts the HTTP side together: headers, guards, identity, routers, the client's files, and the last stop for errors. */
import compression from 'compression';
import express, { type Express, type RequestHandler, type Router } from 'express';
import type { Identity } from '#server/app/accounts/identity.ts';
import type { Ids } from '#server/ports/ids.ts';
import type { Log } from '#server/ports/log.ts';
import { LIMITS } from '#shared/kernel/limits.ts';
import { clientFiles } from './client-files.ts';
import { errorHandler, unknownApi } from './error-handler.ts';
import { guardUnsafe, limitAddress } from './guard-requests.ts';
import { mediaFiles } from './media-files.ts';
import { TRACK_PATHS } from './replay-routes.ts';
import { requestIdentity } from './request-identity.ts';
import { securityHeaders } from './security-headers.ts';

export interface HttpAppOptions {
  /** Routers with whole paths (`/api/me`), tried in this order. */
  readonly routers: readonly Router[];
  readonly identity: Identity;
  readonly log: Log;
  /** For the ids of errors. */
  readonly ids: Ids;
  /** Folder of the built client; null serves none. */
  readonly clientDir: string | null;
  /** Folder of recordings and live segments; null serves none. */
  readonly mediaDir?: string | null;
  /** Served over https, by this server or by a proxy in front of it. */
  readonly secure: boolean;
  readonly hsts?: boolean;
  /**
   * Whose X-Forwarded-* headers count: false for nobody's, a number of proxies, or their addresses. "Everybody" is
   * not offered, as limits per address could then be escaped at will.
   */
  readonly trustProxy?: false | number | readonly string[];
  /** Origins that may change something here, beside the host that was asked. */
  readonly allowedOrigins?: readonly string[];
  /** Further CSP sources per directive. */
  readonly csp?: Readonly<Record<string, readonly string[]>>;
  /** Takes one request of an address from its budget; answers the milliseconds to wait, 0 for none. */
  readonly takeAddress?: (address: string) => Promise<number>;
  /** The same for becoming a device that is known from then on. */
  readonly takeDevice?: (address: string) => Promise<number>;
}

export function createHttpApp(options: HttpAppOptions): Express {
  const { secure, hsts = false, allowedOrigins = [], csp = {}, takeAddress } = options;
  const app = express();
  app.disable('x-powered-by');
  app.set('query parser', 'simple');
  // Files get tags of their own from this being on; answers get none, as most are not stored anyway.
  app.set('etag', () => undefined);
  app.set('trust proxy', trustSetting(options.trustProxy ?? false));
  // Before everything else: thousands ask for segments, which need no identity and no compression.
  if (options.mediaDir != null) app.use('/media', mediaFiles(options.mediaDir));
  app.use(securityHeaders({ secure, hsts, csp }));
  app.use(compression());
  // Unlike the files beside them they are put together when they are asked for.
  if (takeAddress !== undefined) app.use(TRACK_PATHS, limitAddress(takeAddress));
  app.use(
    '/api',
    noStore,
    ...(takeAddress === undefined ? [] : [limitAddress(takeAddress)]),
    guardUnsafe({ secure, allowedOrigins }),
    // Not unpacked: a small compressed body could hold a large one.
    express.json({ limit: LIMITS.packetBytes, inflate: false }),
    requestIdentity(options.identity, options.takeDevice),
  );
  for (const router of options.routers) app.use(router);
  app.use('/api', unknownApi);
  if (options.clientDir !== null) app.use(clientFiles(options.clientDir));
  app.use(unknownApi);
  app.use(errorHandler(options.log, options.ids));
  return app;
}

function trustSetting(trustProxy: false | number | readonly string[]): false | number | string[] {
  return typeof trustProxy === 'object' ? [...trustProxy] : trustProxy;
}

/** Personal unless a handler says otherwise. */
const noStore: RequestHandler = (_request, response, next) => {
  response.set('Cache-Control', 'no-store');
  next();
};
