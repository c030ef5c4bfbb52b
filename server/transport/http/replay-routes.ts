/** Routes of the replay: what the page shows, chapters for players, and the recording as one file. */
import { type Request, type Response, Router } from 'express';
import type { CaptionService } from '#server/app/replay/caption-service.ts';
import type { ReplayQueries } from '#server/app/replay/replay-queries.ts';
import type { Retention } from '#server/app/replay/retention.ts';
import type { LiveRoom } from '#server/app/rooms/live-room.ts';
import type { RoomService } from '#server/app/rooms/room-service.ts';
import type { SessionQueries } from '#server/app/rooms/session-queries.ts';
import { captionsQuery, recordingBody } from '#shared/contract/http-schemas.ts';
import { idSchema } from '#shared/kernel/ids.ts';
import { LIMITS } from '#shared/kernel/limits.ts';
import { type Result, refuse } from '#shared/kernel/result.ts';
import { attachment } from './attachment.ts';
import { createEncoder, sendEncoded } from './encoded-json.ts';
import { parseBody } from './parse-body.ts';
import { identityOf } from './request-identity.ts';
import { sendRefusal, sendResult, sendValue } from './send-result.ts';

export interface ReplayRouteParts {
  readonly queries: Pick<SessionQueries, 'findByCode'>;
  readonly rooms: Pick<RoomService, 'find'>;
  readonly replays: ReplayQueries;
  readonly retention: Retention;
  readonly captions: CaptionService;
}

/** What players load beside the picture. */
export const TRACK_PATHS = ['captions.vtt', 'captions.srt', 'chapters.vtt'].map(
  (name) => `/media/:sessionId/${name}`,
);

export function createReplayRoutes({
  queries,
  rooms,
  replays,
  retention,
  captions,
}: ReplayRouteParts): Router {
  const router = Router();
  const encode = createEncoder();
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
    if (!view.ok) return sendRefusal(response, view);
    // The same for everybody; it changes when something is deleted.
    response.set('Cache-Control', 'public, max-age=5');
    sendEncoded(request, response, await encode(view.value));
  });
  router.get('/api/sessions/:code/replay/download', async (request, response) => {
    sendValue(response, await ofCode(request, replays.download));
  });
  router.post('/api/sessions/:code/replay/download', async (request, response) => {
    sendResult(response, await ofCode(request, replays.makeDownload));
  });
  addSettings(router, retention);
  router.post('/api/sessions/:code/replay/captions', async (request, response) => {
    const result = await ofCode(request, (live) => saveCaptions(captions, live, request));
    // The rest of a body that nobody wants is not waited for.
    if (!request.complete) response.set('Connection', 'close');
    sendResult(response, result);
  });
  router.get('/media/:sessionId/captions.vtt', async (request, response) => {
    sendTrack(response, await ofId(request, (live) => replays.captions(live, 'vtt')));
  });
  router.get('/media/:sessionId/captions.srt', async (request, response) => {
    const track = await ofId(request, (live) => replays.captions(live, 'srt'));
    if (track.ok) response.set('Content-Disposition', attachment('captions.srt'));
    sendTrack(response, track, 'application/x-subrip');
  });
  router.get('/media/:sessionId/chapters.vtt', async (request, response) => {
    sendTrack(response, await ofId(request, replays.chapters));
  });
  router.get('/media/:sessionId/replay.mp4', async (request, response) => {
    sendFile(response, await ofId(request, replays.file));
  });
  return router;
}

function addSettings(router: Router, retention: Retention): void {
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
}

async function saveCaptions(captions: CaptionService, live: LiveRoom, request: Request) {
  const { staff } = identityOf(request);
  // Who asks comes before what is sent.
  const allowed = captions.refuseSaving(live, staff);
  if (!allowed.ok || staff === null) return allowed.ok ? refuse('sign_in_required') : allowed;
  if (!/^text\/vtt\b/i.test(request.headers['content-type'] ?? '')) return refuse('not_captions');
  const query = parseBody(captionsQuery, request.query);
  if (!query.ok) return query;
  const file = await readAll(request, LIMITS.captionFileBytes);
  return file === null ? refuse('too_large') : captions.save(live, staff, { file, ...query.value });
}

/** Null as soon as it is more than may be. */
async function readAll(request: Request, most: number): Promise<Uint8Array | null> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request.iterator({ destroyOnReturn: false })) {
    bytes += chunk.length;
    if (bytes > most) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function sendFile(response: Response, file: Awaited<ReturnType<ReplayQueries['file']>>): void {
  if (!file.ok) {
    sendRefusal(response, file);
    return;
  }
  response.set({ 'Content-Disposition': attachment(file.value.name), 'Cache-Control': 'no-cache' });
  // Ranges, so that a download that broke off goes on; folders above ours may begin with a dot.
  response.sendFile(file.value.path, { dotfiles: 'allow' });
}

function sendTrack(response: Response, track: Result<string>, type = 'text/vtt'): void {
  if (!track.ok) {
    sendRefusal(response, track);
    return;
  }
  response.set({ 'Content-Type': `${type}; charset=utf-8`, 'Cache-Control': 'public, max-age=5' });
  response.send(track.value);
}
