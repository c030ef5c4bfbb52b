/** The replay of a session as everybody may see it: recording, chapters, conversation in time. Rules KR1-KR7. */

import type { OutputService } from '#server/app/media/outputs/output-service.ts';
import type { SpaceWatch } from '#server/app/media/outputs/space-watch.ts';
import type { LiveRoom } from '#server/app/rooms/live-room.ts';
import { presentEvents } from '#server/app/rooms/present-room.ts';
import { readRoomEvents } from '#server/app/rooms/room-log.ts';
import type { RoomService } from '#server/app/rooms/room-service.ts';
import { captionCues } from '#server/domain/replay/caption-cues.ts';
import { chapterCues } from '#server/domain/replay/chapter-cues.ts';
import { placeChapters, placeMoments, placeTalk } from '#server/domain/replay/place.ts';
import { recordOf, type SessionRecord } from '#server/domain/replay/record.ts';
import type { EventStore } from '#server/ports/event-store.ts';
import type { Log } from '#server/ports/log.ts';
import type { Recording, RecordingFile, Recordings } from '#server/ports/recordings.ts';
import { writeSrt, writeVtt } from '#shared/features/replay/cues.ts';
import { durationOf, type Timeline, timelineOf } from '#shared/features/replay/timeline.ts';
import type {
  AnswerMoments,
  CaptionTrack,
  DownloadState,
  ReplayVideo,
  ReplayView,
} from '#shared/features/replay/views.ts';
import type { SessionState } from '#shared/features/sessions/state.ts';
import { PUBLIC } from '#shared/kernel/audience.ts';
import { ok, type Result, refuse } from '#shared/kernel/result.ts';
import type { CaptionService } from './caption-service.ts';
import { createFileSpace } from './file-space.ts';

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

interface ReplayPorts {
  readonly store: EventStore;
  readonly rooms: Pick<RoomService, 'find'>;
  readonly recordings: Recordings;
  readonly outputs: Pick<OutputService, 'isWriting'>;
  readonly space: Pick<SpaceWatch, 'takes'>;
  readonly captions: Pick<CaptionService, 'edited'>;
  readonly log: Log;
}

/** Records kept in memory; each was read from thousands of events. */
const REMEMBERED = 12;

/** Session, recording and record of one that has ended. */
interface Ended {
  readonly session: SessionState;
  readonly recording: Recording;
  readonly timeline: Timeline;
  readonly record: SessionRecord;
  readonly captions: CaptionTrack;
  /** What should have been recorded; null where nothing was. */
  readonly due: { readonly fromMs: number; readonly toMs: number } | null;
}

export function createReplayQueries(ports: ReplayPorts): ReplayQueries {
  const { recordings, outputs } = ports;
  const load = createLoader(ports);
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
      const ended = await load(live);
      return ok(ended === null ? notEnded(live.room.session) : viewOf(ended));
    },
    chapters: async (live) => {
      const ended = await load(live);
      if (ended === null) return refuse('not_found', 'not ended');
      const chapters = placeChapters(ended.record, ended.timeline, ended.due);
      return ok(writeVtt(chapterCues(chapters, durationOf(ended.timeline))));
    },
    captions: async (live, format) => {
      const ended = await load(live);
      if (ended === null) return refuse('not_found', 'not ended');
      return ok((format === 'vtt' ? writeVtt : writeSrt)(ended.captions.cues));
    },
    moments: async (sessionId) => {
      const live = await ports.rooms.find(sessionId);
      const ended = live === null ? null : await load(live);
      if (ended === null || ended.recording.state !== 'kept') return {};
      return placeMoments(ended.record, ended.timeline);
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

function createLoader(ports: ReplayPorts): (live: LiveRoom) => Promise<Ended | null> {
  const recordFor = createRecordBook(ports.store);
  const readFinished = createFinisher(ports);
  return async ({ sessionId, room }: LiveRoom): Promise<Ended | null> => {
    const { session } = room;
    if (session.endedAt === null) return null;
    const [recording, record, edited] = await Promise.all([
      readFinished(sessionId),
      recordFor(sessionId, room.seq),
      ports.captions.edited(sessionId),
    ]);
    const startMs = Date.parse(session.startedAt ?? session.endedAt);
    const endMs = Date.parse(session.endedAt);
    const recorded = recording.state !== 'none';
    const timeline = timelineOf(recorded ? recording.stretches : [{ startMs, durationMs: endMs - startMs }]);
    const captions = edited ?? { version: 0, cues: captionCues(record.captions, timeline) };
    const due = recorded ? { fromMs: startMs, toMs: endMs } : null;
    return { session, recording, record, captions, timeline, due };
  };
}

/**
 * A replay that was not completed as the session ended, because somebody was killed, is completed now: once for all who
 * ask. Where that cannot be done, as on a full disk, the rest of the page is there all the same.
 */
function createFinisher({
  recordings,
  outputs,
  log,
}: ReplayPorts): (sessionId: string) => Promise<Recording> {
  const finishing = new Map<string, Promise<void>>();
  const finish = (sessionId: string): Promise<void> =>
    recordings
      .finish(sessionId)
      .catch((error: unknown) => log.error('a replay could not be completed', { sessionId, error }))
      .finally(() => finishing.delete(sessionId));
  return async (sessionId) => {
    const recording = await recordings.read(sessionId);
    if (recording.state !== 'kept' || recording.finished || outputs.isWriting(sessionId)) return recording;
    const work = finishing.get(sessionId) ?? finish(sessionId);
    finishing.set(sessionId, work);
    await work;
    return recordings.read(sessionId);
  };
}

/** Reads each log once for all who ask, as long as nothing is added to it. */
function createRecordBook(store: EventStore) {
  const known = new Map<string, { readonly seq: number; readonly record: Promise<SessionRecord> }>();
  return (sessionId: string, seq: number): Promise<SessionRecord> => {
    const remembered = known.get(sessionId);
    known.delete(sessionId);
    const record =
      remembered?.seq === seq
        ? remembered.record
        : readRoomEvents(store, sessionId).then((events) => recordOf(presentEvents(events, PUBLIC)));
    known.set(sessionId, { seq, record });
    record.catch(() => known.delete(sessionId));
    const [oldest] = known.keys();
    if (known.size > REMEMBERED && oldest !== undefined) known.delete(oldest);
    return record;
  };
}

function headOf({ id, code, title, tenantName, status, startedAt, endedAt }: SessionState) {
  return { sessionId: id, code, title, tenantName, status, startedAt, endedAt };
}

function notEnded(session: SessionState): ReplayView {
  const nothing = { durationMs: 0, stretches: [], chapters: [], talk: [] };
  const captions = { version: 0, cues: [] };
  return { ...headOf(session), video: { state: 'notEnded' }, ...nothing, captions };
}

function viewOf({ session, recording, timeline, record, captions, due }: Ended): ReplayView {
  return {
    ...headOf(session),
    video: videoOf(session.id, recording),
    durationMs: durationOf(timeline),
    stretches: timeline.map(({ startMs, durationMs }) => ({ startMs, durationMs })),
    chapters: placeChapters(record, timeline, due),
    talk: placeTalk(record, timeline),
    captions,
  };
}

function videoOf(sessionId: string, recording: Recording): ReplayVideo {
  switch (recording.state) {
    case 'none':
      return { state: 'none' };
    case 'removed':
      return { state: 'removed', at: recording.at, afterDays: recording.afterDays };
    case 'kept':
      return recording.finished
        ? { state: 'ready', address: `/media/${sessionId}/hls/replay.m3u8` }
        : { state: 'finishing' };
  }
}

function toDownload(sessionId: string, file: RecordingFile): DownloadState {
  if (file.state !== 'ready') return file;
  return { state: 'ready', address: `/media/${sessionId}/replay.mp4`, bytes: file.bytes };
}
