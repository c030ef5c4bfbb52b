/** Routes of the replay: what the page shows, chapters for players, and the recording as one file. */
import { type Request, type Response, Router } from 'express';
import type { ReplayQueries } from '#server/app/replay/replay-queries.ts';
import type { Retention } from '#server/app/replay/retention.ts';
import type { LiveRoom } from '#server/app/rooms/live-room.ts';
import type { RoomService } from '#server/app/rooms/room-service.ts';
import type { SessionQueries } from '#server/app/rooms/session-queries.ts';
import { recordingBody } from '#shared/contract/http-schemas.ts';
import { idSchema } from '#shared/kernel/ids.ts';
import { type Result, refuse } from '#shared/kernel/result.ts';
import { attachment } from './attachment.ts';
import { parseBody } from './parse-body.ts';
import { identityOf } from './request-identity.ts';
import { sendRefusal, sendResult, sendValue } from './send-result.ts';

export interface ReplayRouteParts {
  readonly queries: Pick<SessionQueries, 'findByCode'>;
  readonly rooms: Pick<RoomService, 'find'>;
  readonly replays: ReplayQueries;
  readonly retention: Retention;
}

export function createReplayRoutes({ queries, rooms, replays, retention }: ReplayRouteParts): Router {
  const router = Router();
  const ofCode = async <T>(
    request: Request,
    read: (live: LiveRoom) => Promise<Result<T>>,
  ): Promise<Result<T>> => {
    const live = await queries.findByCode(String(request.params['code']));
    return live === null ? refuse('not_found') : read(live);
  };
  const ofId = async <T>(
    request: Request,
    read: (live: LiveRoom) => Promise<Result<T>>,
  ): Promise<Result<T>> => {
    const id = idSchema.safeParse(request.params['sessionId']);
    const live = id.success ? await rooms.find(id.data) : null;
    return live === null ? refuse('not_found') : read(live);
  };
  router.get('/api/sessions/:code/replay', async (request, response) => {
    const view = await ofCode(request, replays.view);
    // The same for everybody; it changes when something is deleted.
    if (view.ok) response.set('Cache-Control', 'public, max-age=5');
    sendValue(response, view);
  });
  router.get('/api/sessions/:code/replay/download', async (request, response) => {
    sendValue(response, await ofCode(request, replays.download));
  });
  router.post('/api/sessions/:code/replay/download', async (request, response) => {
    sendResult(response, await ofCode(request, replays.makeDownload));
  });
  router.get('/api/admin/recording', async (request, response) => {
    sendValue(response, await retention.settings(identityOf(request).signIn));
  });
  router.patch('/api/admin/recording', async (request, response) => {
    const by = identityOf(request).signIn;
    // Who asks comes before what is asked.
    const allowed = await retention.settings(by);
    const body = allowed.ok ? parseBody(recordingBody, request.body) : allowed;
    sendResult(response, body.ok ? await retention.change(by, body.value) : body);
  });
  router.get('/media/:sessionId/chapters.vtt', async (request, response) => {
    sendTrack(response, await ofId(request, replays.chapters));
  });
  router.get('/media/:sessionId/replay.mp4', async (request, response) => {
    const file = await ofId(request, replays.file);
    if (!file.ok) return sendRefusal(response, file);
    response.set({ 'Content-Disposition': attachment(file.value.name), 'Cache-Control': 'no-cache' });
    // Ranges, so that a download that broke off goes on; folders above ours may begin with a dot.
    response.sendFile(file.value.path, { dotfiles: 'allow' });
  });
  return router;
}

function sendTrack(response: Response, track: Result<string>): void {
  if (!track.ok) {
    sendRefusal(response, track);
    return;
  }
  response.set({ 'Content-Type': 'text/vtt; charset=utf-8', 'Cache-Control': 'public, max-age=5' });
  response.send(track.value);
}
