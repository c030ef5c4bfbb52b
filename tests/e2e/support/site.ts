/** The whole product on one port: built client, SQLite, a real media worker; it can be restarted. */
import { obtainMediaWorker } from '#scripts/media-worker/obtain.ts';
import { createPinoLog } from '#server/adapters/node/log.ts';
import { compose } from '#server/compose.ts';
import type { Clock } from '#server/ports/clock.ts';
import { freePort } from '#tests/support/free-port.ts';
import { tempDir } from '#tests/support/temp-dir.ts';
import { testConfig } from '#tests/support/test-server.ts';
import { waitFor } from '#tests/support/wait-for.ts';

type Server = Awaited<ReturnType<typeof compose>>;

interface Place {
  readonly port: number;
  readonly dataDir: string;
  readonly clientDir: string;
  /** Another clock than the machine's. */
  readonly clock?: Clock;
  /** Settings other than those of every test. */
  readonly settings?: Readonly<Record<string, string>>;
}

/** Starts the server and waits until it can carry pictures. */
async function startServer({ port, dataDir, clientDir, clock, settings }: Place): Promise<Server> {
  const config = testConfig({ PORT: String(port), DATA_DIR: dataDir, ...settings });
  const server = await compose(config, {
    clientDir,
    ...(clock === undefined ? {} : { clock }),
    log: createPinoLog({ level: 'error' }),
    obtainWorker: () => obtainMediaWorker({ log: (line) => process.stderr.write(`${line}\n`) }),
  });
  await waitFor(() => server.mediaPlane.status().state === 'ready', {
    what: 'a media worker',
    withinMs: 100_000,
  });
  return server;
}

/** A site that people can visit. */
export interface Site {
  readonly url: string;
  readonly server: Server;
  /** The one-time link that the start script prints. */
  setupLink(): Promise<string>;
  /** Ends the server and starts it again, on the same port and the same data. */
  restart(): Promise<void>;
  close(): Promise<void>;
}

/** Opens a site with empty data that serves the client in `clientDir`. */
export async function openSite(
  clientDir: string,
  options: Pick<Place, 'clock' | 'settings'> = {},
): Promise<Site> {
  const data = await tempDir('site');
  const place = { port: await freePort(), dataDir: data.path, clientDir, ...options };
  const url = `http://127.0.0.1:${place.port}`;
  let server = await startServer(place);
  return {
    url,
    get server() {
      return server;
    },
    setupLink: async () => `${url}/setup/${(await server.services.accounts.setupToken()) ?? ''}`,
    restart: async () => {
      await server.close();
      server = await startServer(place);
    },
    close: async () => {
      await server.close();
      await data.remove();
    },
  };
}
