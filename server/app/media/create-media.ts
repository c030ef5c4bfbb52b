/** The services of picture and sound, made in the order in which they need each other. */
import { createFilmService, type FilmServicePorts } from '#server/app/films/film-service.ts';
import type { Ids } from '#server/ports/ids.ts';
import { createHealthService, type HealthPorts } from './health/health-service.ts';
import { MediaReports } from './health/reports.ts';
import { createMediaService, type MediaServicePorts } from './media-service.ts';
import { createOutputService, type OutputPorts } from './outputs/output-service.ts';

export type MediaPorts = Omit<MediaServicePorts, 'reports'> &
  OutputPorts &
  FilmServicePorts &
  Omit<HealthPorts, 'outputs' | 'reports'> & { readonly ids: Ids };

export function createMedia(ports: MediaPorts) {
  const reports = new MediaReports(ports.ids);
  const outputs = createOutputService(ports);
  return {
    media: createMediaService({ ...ports, reports }),
    outputs,
    films: createFilmService(ports),
    health: createHealthService({ ...ports, outputs, reports }),
  };
}
