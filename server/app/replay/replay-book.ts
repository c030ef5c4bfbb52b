/** Puts the replays of sessions that have ended together, once for all who ask, as long as nothing of them changes [KR15]. */
import type { OutputService } from '#server/app/media/outputs/output-service.ts';
import type { LiveRoom } from '#server/app/rooms/live-room.ts';
import { presentEvents } from '#server/app/rooms/present-room.ts';
import { readRoomEvents } from '#server/app/rooms/room-log.ts';
import { captionCues } from '#server/domain/replay/caption-cues.ts';
import { chapterCues } from '#server/domain/replay/chapter-cues.ts';
import { placeChapters, placeMoments, placeTalk } from '#server/domain/replay/place.ts';
import { recordOf, type SessionRecord } from '#server/domain/replay/record.ts';
import type { Clock } from '#server/ports/clock.ts';
import type { EventStore } from '#server/ports/event-store.ts';
import type { Log } from '#server/ports/log.ts';
import type { Recording, Recordings } from '#server/ports/recordings.ts';
import { writeSrt, writeVtt } from '#shared/features/replay/cues.ts';
import { durationOf, timelineOf } from '#shared/features/replay/timeline.ts';
import type { AnswerMoments, CaptionTrack, ReplayVideo, ReplayView } from '#shared/features/replay/views.ts';
import type { SessionState } from '#shared/features/sessions/state.ts';
import { PUBLIC } from '#shared/kernel/audience.ts';
import type { CaptionService } from './caption-service.ts';
import { Remembered } from './remembered.ts';

export interface ReplayBookPorts {
  readonly store: EventStore;
  readonly recordings: Pick<Recordings, 'read' | 'finish'>;
  readonly outputs: Pick<OutputService, 'isWriting'>;
  readonly captions: Pick<CaptionService, 'edited' | 'version'>;
  readonly clock: Pick<Clock, 'nowMs'>;
  readonly log: Log;
}

/** What is given out of a session that has ended, each part made when it is first asked for; then it is the same object. */
interface Replay {
  readonly view: () => ReplayView;
  readonly moments: () => AnswerMoments;
  readonly vtt: () => string;
  readonly srt: () => string;
  readonly chapters: () => string;
}

/** Null before the end. */
type ReplayBook = (live: Pick<LiveRoom, 'sessionId' | 'room'>) => Promise<Replay | null>;

/** Each is made of thousands of events, and a view of a megabyte. */
const MOST_REPLAYS = 12;
const MOST_RECORDINGS = 200;
/** A recording on the disk is looked at again after this long: it may have been removed, or completed elsewhere. */
const RECORDING_FRESH_MS = 2_000;
/** Before the next try to complete a recording that could not be completed. */
const FINISH_AGAIN_MS = 10_000;

export function createReplayBook(ports: ReplayBookPorts): ReplayBook {
  const { store, clock, captions } = ports;
  const recordingOf = createRecordingReader(ports);
  const records = new Remembered<SessionRecord>({ clock, most: MOST_REPLAYS });
  const replays = new Remembered<Replay>({ clock, most: MOST_REPLAYS });
  const recordFor = (sessionId: string, seq: number): Promise<SessionRecord> =>
    records.get(sessionId, String(seq), async () =>
      recordOf(presentEvents(await readRoomEvents(store, sessionId), PUBLIC)),
    );
  return async ({ sessionId, room }) => {
    const { session, seq } = room;
    if (session.endedAt === null) return null;
    const [recording, version] = await Promise.all([recordingOf(sessionId), captions.version(sessionId)]);
    return replays.get(sessionId, JSON.stringify([seq, version, recording]), async () => {
      const [record, edited] = await Promise.all([recordFor(sessionId, seq), captions.edited(sessionId)]);
      return putTogether({ session, endedAt: session.endedAt ?? '', recording, record, edited });
    });
  };
}

/** Reading a recording goes through all its playlists, so one look serves all who ask within the same moment. */
function createRecordingReader(ports: ReplayBookPorts): (sessionId: string) => Promise<Recording> {
  const { recordings, outputs, clock } = ports;
  const finish = createFinisher(ports);
  const known = new Remembered<Recording>({
    clock,
    most: MOST_RECORDINGS,
    // That nothing is there is seen at a glance.
    freshMs: ({ state }) => (state === 'kept' ? RECORDING_FRESH_MS : 0),
  });
  return (sessionId) => {
    const isWriting = outputs.isWriting(sessionId);
    return known.get(sessionId, String(isWriting), async () => {
      const recording = await recordings.read(sessionId);
      if (recording.state !== 'kept' || recording.finished || isWriting) return recording;
      await finish(sessionId);
      return recordings.read(sessionId);
    });
  };
}

/**
 * A replay that was not completed as the session ended, because somebody was killed, is completed now: once for all who
 * ask. Where that cannot be done, as on a full disk, the rest of the page is there all the same.
 */
function createFinisher({ recordings, clock, log }: ReplayBookPorts): (sessionId: string) => Promise<void> {
  const tries = new Remembered<void>({ clock, most: MOST_RECORDINGS, freshMs: () => FINISH_AGAIN_MS });
  return (sessionId) =>
    tries.get(sessionId, '', () =>
      recordings
        .finish(sessionId)
        .catch((error: unknown) => log.error('a replay could not be completed', { sessionId, error })),
    );
}

interface Parts {
  readonly session: SessionState;
  readonly endedAt: string;
  readonly recording: Recording;
  readonly record: SessionRecord;
  /** Null while nobody has edited what was typed live. */
  readonly edited: CaptionTrack | null;
}

function putTogether({ session, endedAt, recording, record, edited }: Parts): Replay {
  const startMs = Date.parse(session.startedAt ?? endedAt);
  const endMs = Date.parse(endedAt);
  const recorded = recording.state !== 'none';
  const timeline = timelineOf(recorded ? recording.stretches : [{ startMs, durationMs: endMs - startMs }]);
  const captions = edited ?? { version: 0, cues: captionCues(record.captions, timeline) };
  const durationMs = durationOf(timeline);
  const due = recorded ? { fromMs: startMs, toMs: endMs } : null;
  const chapters = once(() => placeChapters(record, timeline, due));
  return {
    view: once(() => ({
      ...headOf(session),
      video: videoOf(session.id, recording),
      durationMs,
      stretches: timeline.map((stretch) => ({
        startMs: stretch.startMs,
        durationMs: stretch.durationMs,
      })),
      chapters: chapters(),
      talk: placeTalk(record, timeline),
      captions,
    })),
    moments: once(() => (recording.state === 'kept' ? placeMoments(record, timeline) : {})),
    vtt: once(() => writeVtt(captions.cues)),
    srt: once(() => writeSrt(captions.cues)),
    chapters: once(() => writeVtt(chapterCues(chapters(), durationMs))),
  };
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | null = null;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

/** What a session is called, as every view of its replay says it. */
export function headOf({ id, code, title, tenantName, status, startedAt, endedAt }: SessionState) {
  return { sessionId: id, code, title, tenantName, status, startedAt, endedAt };
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
