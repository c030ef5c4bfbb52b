/** What the moderator's desk is told about picture and sound: numbers of every source, and alarms. Volatile. */

export type TrackKind = 'audio' | 'camera' | 'screen';

/** One track of a source, as it arrives. */
export interface TrackHealth {
  readonly sourceId: string;
  readonly track: TrackKind;
  /** Bits per second, lately. */
  readonly bitrateBps: number;
  /** Share of packets lost lately, 0 to 1. */
  readonly lossShare: number;
  /** Milliseconds there and back; null where the sender does not tell. */
  readonly roundTripMs: number | null;
  /** As the sending page measures it; null for encoders and sound. */
  readonly picture: SentPicture | null;
  /** Seconds without a packet of the picture, or without any sound; 0 while all is well or it is paused. */
  readonly stillSeconds: number;
  readonly paused: boolean;
}

/** A picture as it leaves its sender. */
export interface SentPicture {
  readonly width: number;
  readonly height: number;
  readonly framesPerSecond: number;
}

/** Something that the moderator should act on, the gravest first. */
export type Alarm =
  /** On air, and nothing comes of it. */
  | { readonly kind: 'pictureMissing'; readonly sourceId: string; readonly seconds: number }
  | { readonly kind: 'pictureStuck'; readonly sourceId: string; readonly seconds: number }
  | { readonly kind: 'soundMissing'; readonly sourceId: string; readonly seconds: number }
  | { readonly kind: 'lossy'; readonly sourceId: string; readonly lossShare: number }
  | { readonly kind: 'outputStopped' }
  | { readonly kind: 'outputReduced' }
  | { readonly kind: 'mediaBusy'; readonly load: number }
  | { readonly kind: 'troubled'; readonly people: number };

/** By which way how many of this process watch. */
export interface ViewersByWay {
  readonly webrtc: number;
  readonly hls: number;
  readonly sound: number;
  readonly text: number;
}

/** What citizens said with "I cannot see or hear", the latest first. */
export interface TroubleReport {
  /** Short number that the citizen was told. */
  readonly no: string;
  readonly at: string;
  readonly problem: TroubleProblem;
  readonly way: keyof ViewersByWay;
  /** Browser and network in one line. */
  readonly facts: string;
}

export const TROUBLE_PROBLEMS = ['no_picture', 'no_sound', 'stutters', 'other'] as const;
export type TroubleProblem = (typeof TROUBLE_PROBLEMS)[number];

export interface RoomHealth {
  readonly tracks: readonly TrackHealth[];
  readonly alarms: readonly Alarm[];
  readonly viewers: ViewersByWay;
  /** Share of a core that the busiest media worker needs. */
  readonly load: number;
  readonly troubles: readonly TroubleReport[];
}
