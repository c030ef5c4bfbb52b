/** The replay of a session as everybody may see it: recording, chapters, conversation in time. Rules KR1-KR7. */

import type { SpaceWatch } from '#server/app/media/outputs/space-watch.ts';
import type { LiveRoom } from '#server/app/rooms/live-room.ts';
import type { RoomService } from '#server/app/rooms/room-service.ts';
import type { RecordingFile, Recordings } from '#server/ports/recordings.ts';
import type { AnswerMoments, DownloadState, ReplayView } from '#shared/features/replay/views.ts';
import type { SessionState } from '#shared/features/sessions/state.ts';
import { ok, type Result, refuse } from '#shared/kernel/result.ts';
import { createFileSpace } from './file-space.ts';
import { createReplayBook, headOf, type ReplayBookPorts } from './replay-book.ts';

export interface ReplayQueries {
  view(live: LiveRoom): Promise<Result<ReplayView>>;
  /** A WebVTT file of the chapters [KR5]. */
  chapters(live: LiveRoom): Promise<Result<string>>;
  /** Captions as a file [KR13]. */
  captions(live: LiveRoom, format: 'vtt' | 'srt'): Promise<Result<string>>;
  /** None before the end, and none that was not recorded [KR6]. */
  moments(sessionId: string): Promise<AnswerMoments>;
  /** How far the one file is. */
  download(live: LiveRoom): Promise<Result<DownloadState>>;
  /** Begins to make it [KR8]. */
  makeDownload(live: LiveRoom): Promise<Result<DownloadState>>;
  /** The file on this machine and what it is to be called. */
  file(live: LiveRoom): Promise<Result<{ readonly path: string; readonly name: string }>>;
}

interface ReplayPorts extends ReplayBookPorts {
  readonly rooms: Pick<RoomService, 'find'>;
  readonly recordings: Pick<Recordings, 'read' | 'finish' | 'file' | 'makeFile'>;
  readonly space: Pick<SpaceWatch, 'takes'>;
}

export function createReplayQueries(ports: ReplayPorts): ReplayQueries {
  const { recordings, outputs } = ports;
  const load = createReplayBook(ports);
  const inRoom = createFileSpace(ports);

  const withFile = async (
    live: LiveRoom,
    act: (sessionId: string) => Promise<RecordingFile>,
  ): Promise<Result<DownloadState>> => {
    if (live.room.session.endedAt === null) return refuse('wrong_state', 'not ended');
    if (outputs.isWriting(live.sessionId)) return refuse('wrong_state', 'being written');
    return ok(toDownload(live.sessionId, await act(live.sessionId)));
  };

  return {
    view: async (live) => {
      if (live.room.session.status === 'preparing') return refuse('not_found', 'session');
      return ok((await load(live))?.view() ?? notEnded(live.room.session));
    },
    chapters: async (live) => {
      const replay = await load(live);
      return replay === null ? refuse('not_found', 'not ended') : ok(replay.chapters());
    },
    captions: async (live, format) => {
      const replay = await load(live);
      return replay === null ? refuse('not_found', 'not ended') : ok(replay[format]());
    },
    moments: async (sessionId) => {
      const live = await ports.rooms.find(sessionId);
      return (live === null ? null : await load(live))?.moments() ?? {};
    },
    download: (live) => withFile(live, recordings.file),
    makeDownload: async (live) => {
      const ordered = await inRoom(live.sessionId, () => withFile(live, recordings.makeFile));
      return ordered ?? ok({ state: 'noSpace' });
    },
    file: async (live) => {
      const file = await recordings.file(live.sessionId);
      if (file.state !== 'ready') return refuse('not_found', 'recording');
      const { title, startedAt } = live.room.session;
      return ok({ path: file.path, name: `${title}-${(startedAt ?? '').slice(0, 10)}.mp4` });
    },
  };
}

function notEnded(session: SessionState): ReplayView {
  const nothing = { durationMs: 0, stretches: [], chapters: [], talk: [] };
  const captions = { version: 0, cues: [] };
  return { ...headOf(session), video: { state: 'notEnded' }, ...nothing, captions };
}

function toDownload(sessionId: string, file: RecordingFile): DownloadState {
  if (file.state !== 'ready') return file;
  return { state: 'ready', address: `/media/${sessionId}/replay.mp4`, bytes: file.bytes };
}
