/** What travels between server and browser: packets, frames, snapshots, counters. No parsing here. */
import type { Question } from '#shared/features/questions/state.ts';
import type { KeepingNow } from '#shared/features/replay/keeping.ts';
import type { RoomHealth } from '#shared/features/stage/health.ts';
import type { IntakeState } from '#shared/features/stage/intake.ts';
import type { RestreamState } from '#shared/features/stage/restream.ts';
import type { ProgrammePicture } from '#shared/features/stage/state.ts';
import type { Result } from '#shared/kernel/result.ts';
import type { Numbered, RoomEvent, RoomState } from './room.ts';

/** Raised when an old page can no longer talk to a new server; the page then reloads itself. */
export const PROTOCOL_VERSION = 1;

/** A command as it travels. */
export interface CommandPacket {
  readonly name: string;
  readonly commandId: string;
  readonly payload: unknown;
}

/** Answer of a running poll, kept apart from events because it changes too often. */
export interface PollCounter {
  readonly turnout: number;
  /** Null while the tally is not to be shown. */
  readonly tally: unknown;
}

/** The counters of a room (domain: kept apart and labelled). */
export interface RoomCounters {
  /** 在线: distinct people connected now. */
  readonly current: number;
  /** 峰值. */
  readonly peak: number;
  /** 人数: distinct people so far. */
  readonly distinct: number;
  /** 人次: joins so far. */
  readonly views: number;
  /** 互动人数: people who asked, commented, supported or voted. */
  readonly interacted: number;
  /** Comments captured so far. */
  readonly comments: number;
  /** Waiting for review; staff only, else 0. */
  readonly waiting: number;
}

/** What a source on the stage sends at present. Ids of media producers; volatile. */
export interface LiveSource {
  readonly sourceId: string;
  readonly label: string;
  readonly audio: string | null;
  readonly camera: string | null;
  readonly screen: string | null;
}

/** Volatile facts: never stored, never replayed, the newest replaces the one before. */
export interface RoomNow {
  readonly counters: RoomCounters;
  /** Supports per question id; in frames only those that changed. */
  readonly supports: Readonly<Record<string, number>>;
  /** Running polls per id; in frames only those that changed. */
  readonly polls: Readonly<Record<string, PollCounter>>;
  /** Public: sources on air only. Staff: all. */
  readonly sources: readonly LiveSource[];
  /** What becomes of sources that are taken in, by source; staff only. */
  readonly intakes: Readonly<Record<string, IntakeState>>;
  /** How the programme reaches other platforms, by platform; staff only. */
  readonly restreams: Readonly<Record<string, RestreamState>>;
  /** Whether pictures can be sent at all (a media worker runs). */
  readonly media: boolean;
  /** Whether the programme can be watched as HLS, see `hlsAddress`. */
  readonly hls: boolean;
  /**
   * Which pictures HLS shows since now, the main one first: after a cut the old ones stay until the new ones have been
   * decoded. Null while it is not written.
   */
  readonly composed: readonly ProgrammePicture[] | null;
  /** Staff: whether the programme is being kept; null while it is not written. Others: null. */
  readonly keeping: KeepingNow | null;
  /** How picture and sound are; staff only, else null. */
  readonly health: RoomHealth | null;
  /** Ids of departments that have somebody connected. */
  readonly unitsHere: readonly string[];
}

/** Everything since the last frame for one audience. Byte-identical for all its sockets. */
export interface Frame {
  /** The receiver must have applied up to here, or ask again. */
  readonly from: number;
  readonly upTo: number;
  readonly events: readonly Numbered<RoomEvent>[];
  /** Absent when nothing volatile changed. */
  readonly now?: Partial<RoomNow>;
}

/** The state of a room for one audience. */
export interface Snapshot {
  readonly protocol: number;
  /** Server time, ISO, so that the page can show durations whatever its own clock says. */
  readonly serverAt: string;
  readonly room: RoomState;
  readonly now: RoomNow;
}

/** What only this person sees of a room. */
export interface Mine {
  readonly personId: string;
  /** Own questions with receipt codes, oldest first. */
  readonly questions: readonly Question[];
  readonly supported: readonly string[];
  /** Polls in which the person has voted. */
  readonly voted: readonly string[];
  readonly muted: boolean;
}

/** Sent once after the handshake, then frames follow. */
export type Welcome =
  /** The log since the client's number: apply it and be up to date. */
  | { readonly kind: 'resumed'; readonly frame: Frame; readonly mine: Mine }
  /** Too far behind: fetch the snapshot and connect again with its number. */
  | { readonly kind: 'stale'; readonly mine: Mine };

/** Handshake, in Socket.IO's `auth`. */
export interface Hello {
  readonly protocol: number;
  /** Session id. */
  readonly sessionId: string;
  /** Number of the last event applied; the snapshot's at first. */
  readonly since: number;
  /** Which stream is wanted; staff and units need a staff cookie. */
  readonly audience: 'public' | 'staff' | 'unit';
  /** A guest's link token. */
  readonly guestToken?: string;
  /** The big screen of a hall, which is none of the audience [S13]. */
  readonly wall?: boolean;
}

/** Socket.IO event map, server → client. */
export interface ServerMessages {
  welcome: (welcome: Welcome) => void;
  /** JSON of a {@link Frame}, encoded once for all receivers. */
  frame: (frame: Frame) => void;
  mine: (mine: Mine) => void;
  /** The media room of the session was lost or a producer ended; rejoin as needed. */
  media: (notice: MediaNotice) => void;
}

/** Socket.IO event map, client → server. */
export interface ClientMessages {
  command: (packet: CommandPacket, acknowledge: (result: Result<unknown>) => void) => void;
}

/** What a client's media session must know. */
export type MediaNotice =
  | { readonly kind: 'roomLost' }
  /** The server lost these of your paths; the others go on [T49]. */
  | { readonly kind: 'pathsLost'; readonly transportIds: readonly string[] }
  | { readonly kind: 'producerClosed'; readonly producerId: string }
  | { readonly kind: 'removed' }
  /** Another page of yours sends this now [T54]. */
  | { readonly kind: 'replaced'; readonly producerId: string }
  /** To guests: ask again whom you hear off air. */
  | { readonly kind: 'talkbackChanged' };
