/** Outputs of all live sessions: begin when a session goes live, end when it ends, go on after a restart. */
import type { Log } from '#server/ports/log.ts';
import type { MediaPlane } from '#server/ports/media-plane.ts';
import type { OutputStatus, ProgrammeOutput, SceneCard } from '#server/ports/programme-output.ts';
import type { RoomState } from '#shared/contract/room.ts';
import type { KeepingNow } from '#shared/features/replay/keeping.ts';
import type { SessionStatus } from '#shared/features/sessions/state.ts';
import type { ProgrammePicture } from '#shared/features/stage/state.ts';
import { SessionOutput } from './session-output.ts';
import type { SpaceWatch } from './space-watch.ts';

/** Still cards are part of the recorded picture, which is Chinese whatever language the pages are in. */
const CARD_WORDS: Readonly<Record<SceneCard, string>> = {
  soon: '即将开始',
  break: '中场休息',
  ended: '已结束',
  nothing: '画面稍后回来',
};

const STARTING: OutputStatus = { state: 'starting' };

const ON: readonly SessionStatus[] = ['live', 'paused'];

/** Whether a session in this state has an output. */
export function isOutputOn(status: SessionStatus): boolean {
  return ON.includes(status);
}

export interface OutputPorts {
  readonly mediaPlane: MediaPlane;
  /** Null where there is no encoder. */
  readonly programmeOutput: ProgrammeOutput | null;
  readonly space: SpaceWatch;
  readonly log: Log;
}

export interface OutputService {
  /** The session, its stage or its sources have changed. */
  follow(room: RoomState): void;
  /** Whether the session can be watched as HLS now. */
  isPlayable(sessionId: string): boolean;
  /** Whether the output of a session runs or is writing its last segments. */
  isWriting(sessionId: string): boolean;
  /** Null where there is no output. */
  statusOf(sessionId: string): OutputStatus | null;
  /** Which pictures it shows now, the main one first; null where there is no output. */
  shown(sessionId: string): readonly ProgrammePicture[] | null;
  /** Whether it is being kept; null while it is not written at all. */
  keeping(sessionId: string): KeepingNow | null;
  /** Told when any of this may have changed. */
  onChanged(listener: (sessionId: string) => void): void;
  close(): Promise<void>;
}

export function createOutputService(ports: OutputPorts): OutputService {
  const { mediaPlane: plane, programmeOutput: output, log, space } = ports;
  const outputs = new Map<string, SessionOutput>();
  /** By what ends, the session. */
  const ending = new Map<Promise<void>, string>();
  const statuses = new Map<string, OutputStatus>();
  const shown = new Map<string, readonly ProgrammePicture[]>();
  const listeners: ((sessionId: string) => void)[] = [];

  const tell = (sessionId: string): void => {
    for (const listener of listeners) listener(sessionId);
  };
  const noteIn =
    <T>(notes: Map<string, T>, sessionId: string) =>
    (news: T): void => {
      notes.set(sessionId, news);
      tell(sessionId);
    };
  const start = (room: RoomState, made: ProgrammeOutput): SessionOutput => {
    const { id: sessionId, title } = room.session;
    const options = { sessionId, title, cards: CARD_WORDS, keep: space.now().state !== 'stopped' };
    const events = { onStatus: noteIn(statuses, sessionId), onShown: noteIn(shown, sessionId) };
    return new SessionOutput({ sessionId, plane, output: made, options, log, ...events }, room);
  };
  const end = (sessionId: string, running: SessionOutput, over: boolean): void => {
    outputs.delete(sessionId);
    shown.delete(sessionId);
    const closing = running
      .close(over)
      .catch((error: unknown) => log.error('a programme output did not end well', { error }))
      .finally(() => ending.delete(closing));
    ending.set(closing, sessionId);
  };

  space.onChanged(({ state }) => {
    for (const [sessionId, running] of outputs) {
      running.keep(state !== 'stopped');
      tell(sessionId);
    }
  });

  return {
    follow: (room) => {
      const { id: sessionId, status } = room.session;
      const running = outputs.get(sessionId);
      if (!isOutputOn(status)) {
        if (running !== undefined) end(sessionId, running, true);
      } else if (running !== undefined) running.follow(room);
      else if (output !== null) outputs.set(sessionId, start(room, output));
      space.count(outputs.size);
    },
    statusOf: (sessionId) => (outputs.has(sessionId) ? (statuses.get(sessionId) ?? STARTING) : null),
    isPlayable: (sessionId) => statuses.get(sessionId)?.state === 'running',
    shown: (sessionId) => (outputs.has(sessionId) ? (shown.get(sessionId) ?? []) : null),
    keeping: (sessionId) => (outputs.has(sessionId) ? space.now() : null),
    isWriting: (sessionId) => outputs.has(sessionId) || [...ending.values()].includes(sessionId),
    onChanged: (listener) => listeners.push(listener),
    close: async () => {
      space.close();
      for (const [sessionId, running] of outputs) end(sessionId, running, false);
      await Promise.all(ending.keys());
    },
  };
}
