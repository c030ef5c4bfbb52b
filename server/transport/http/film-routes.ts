/** Uploading a film: a long body that goes to the disk as it arrives, from those who run the room [T12]. */
import { type Request, Router } from 'express';
import { z } from 'zod';
import type { FilmService } from '#server/app/films/film-service.ts';
import type { SessionQueries } from '#server/app/rooms/session-queries.ts';
import type { StageFilm } from '#shared/features/stage/state.ts';
import { LIMITS } from '#shared/kernel/limits.ts';
import { type Result, refuse } from '#shared/kernel/result.ts';
import { textSchema } from '#shared/kernel/text.ts';
import { parseBody } from './parse-body.ts';
import { identityOf } from './request-identity.ts';
import { sendResult } from './send-result.ts';

interface FilmRoutePorts {
  readonly queries: SessionQueries;
  readonly films: FilmService;
}

const query = z.object({ title: textSchema(LIMITS.title, { line: true }) });

export function createFilmRoutes(ports: FilmRoutePorts): Router {
  const router = Router();
  router.post('/api/sessions/:code/films', async (request, response) => {
    const result = await upload(ports, request);
    // The rest of a body that nobody wants is not waited for.
    if (!request.complete) response.set('Connection', 'close');
    sendResult(response, result);
  });
  return router;
}

async function upload({ queries, films }: FilmRoutePorts, request: Request): Promise<Result<StageFilm>> {
  const { staff } = identityOf(request);
  if (staff === null) return refuse('sign_in_required');
  if (request.headers['content-type'] !== 'video/mp4') return refuse('not_a_film');
  const length = request.headers['content-length'];
  const bytes = length === undefined ? null : Number(length);
  if (bytes !== null && bytes > LIMITS.filmBytes) return refuse('film_too_large');
  const wanted = parseBody(query, request.query);
  if (!wanted.ok) return wanted;
  const live = await queries.findByCode(String(request.params['code']));
  if (live === null) return refuse('not_found');
  // Not destroyed when it is left early, so that the answer can still be given.
  const body: AsyncIterable<Uint8Array> = request.iterator({ destroyOnReturn: false });
  return films.receive(live, staff, { title: wanted.value.title, bytes, body });
}
