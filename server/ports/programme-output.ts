/**
 * Makes the programme of a session into one continuous picture and sound, whatever is cut, comes or goes, and keeps
 * it as HLS segments on the disk. Decisions/006 says why and how.
 */

/** A track that leaves the media plane as plain RTP towards this machine. */
export interface RtpTrack {
  /** The same track keeps its id; a source that came back has a new one. */
  readonly id: string;
  readonly kind: 'audio' | 'video';
  /** `audio/opus`, `video/VP8` or `video/H264`. */
  readonly mimeType: string;
  readonly payloadType: number;
  readonly clockRate: number;
  readonly channels?: number;
  /** Codec parameters as in SDP. */
  readonly parameters: Readonly<Record<string, string | number>>;
  /** Local UDP port that expects it. */
  readonly port: number;
}

/** How the pictures stand: one alone, two halves, or a small second one in the corner of the first. */
export type SceneLayout = 'single' | 'beside' | 'inset';

export type SceneCard = 'soon' | 'break' | 'ended' | 'nothing';

/** What the programme shows from now on. */
export interface Scene {
  /** Ids of tracks; one or two, or none for the card. */
  readonly pictures: readonly string[];
  readonly layout: SceneLayout;
  readonly sounds: readonly string[];
  /** Shown while there is no picture. */
  readonly card: SceneCard;
}

/** Every track that is to be received, those of the scene among them. */
export interface Staging {
  readonly tracks: readonly RtpTrack[];
  readonly scene: Scene;
}

export interface OutputOptions {
  readonly sessionId: string;
  /** Said on the still cards. */
  readonly title: string;
  readonly cards: Readonly<Record<SceneCard, string>>;
  /** Whether segments are kept from the beginning, see {@link RunningOutput.keep}. */
  readonly keep: boolean;
}

export type OutputStatus =
  | { readonly state: 'starting' }
  /** It encodes, and there are playlists to play. `reduced`: with poorer pictures than it should have, as the machine is too slow for those. */
  | { readonly state: 'running'; readonly reduced: boolean }
  /** It failed and will be started again; `reason` is for the log and the desk. */
  | { readonly state: 'waiting'; readonly reason: string }
  | { readonly state: 'closed' };

/** Told about what happens by itself. */
export interface OutputEvents {
  readonly onStatus: (status: OutputStatus) => void;
  /** A track is received from now on; what was sent before is lost. Told again when its program was started again. */
  readonly onListening: (trackId: string) => void;
  /** A picture track is being received but shows nothing yet: its source should send a key frame. */
  readonly onKeyFrameWanted: (trackId: string) => void;
  /** Other pictures than before are drawn from now on, the main one first; ids of their tracks. */
  readonly onShown: (trackIds: readonly string[]) => void;
}

export interface RunningOutput {
  /** Takes effect with the next picture. */
  stage(staging: Staging): void;
  /** Keeps segments from now on, or leaves only as many as live viewers need [KR9]. */
  keep(on: boolean): void;
  /** Finishes the last segment; resolves when every process is gone. With `ended` the replay is complete. */
  close(ended: boolean): Promise<void>;
}

export interface ProgrammeOutput {
  /** A free pair of local UDP ports (the next one is for RTCP) for a track. */
  reservePort(): Promise<number>;
  start(options: OutputOptions, events: OutputEvents): RunningOutput;
}
