/** A media plane with real workers, for tests of everything around it. */
import { obtainMediaWorker } from '#scripts/media-worker/obtain.ts';
import { defaultMediasoupConfig, type MediasoupConfig } from '#server/adapters/mediasoup/config.ts';
import {
  createMediasoupMediaPlane,
  type MediasoupMediaPlane,
} from '#server/adapters/mediasoup/mediasoup-media-plane.ts';
import { createPinoLog } from '#server/adapters/node/log.ts';
import type { Log } from '#server/ports/log.ts';
import { waitFor } from './wait-for.ts';

/** Resolves when a worker runs. */
export async function startMediaPlane(
  more: Partial<MediasoupConfig> = {},
  log: Log = createPinoLog({ level: 'silent' }),
): Promise<MediasoupMediaPlane> {
  const plane = createMediasoupMediaPlane({
    config: { ...defaultMediasoupConfig(2), port: 0, ...more },
    obtainBinary: () => obtainMediaWorker({ log: (line) => process.stderr.write(`${line}\n`) }),
    log,
  });
  await waitFor(() => plane.status().state === 'ready', { what: 'a worker', withinMs: 100_000 });
  return plane;
}

/** Counts the transports that are open. */
export function countTransports(plane: MediasoupMediaPlane): () => number {
  let open = 0;
  const create = plane.createTransport.bind(plane);
  const openProgramme = plane.openProgramme.bind(plane);
  plane.createTransport = async (request) => {
    const offer = await create(request);
    if (offer.ok) open += 1;
    return offer;
  };
  plane.openProgramme = async (request) => {
    const offer = await openProgramme(request);
    if (offer.ok) open += 1;
    return offer;
  };
  plane.observe({
    transportClosed: () => {
      open -= 1;
    },
  });
  return () => open;
}
