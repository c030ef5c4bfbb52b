/** Takes in what encoders push to this machine. Nothing is taken before their key was found good. */
import type { MediaKind } from '#shared/features/stage/media-schemas.ts';
import type { Result } from '#shared/kernel/result.ts';

/** One part of a pushed stream. */
export interface PushedTag {
  readonly kind: MediaKind;
  /** `header`: how the following ones are decoded; `key`: a full picture; `other`: everything else. */
  readonly role: 'header' | 'key' | 'other';
  /** On the encoder's own clock. */
  readonly atMs: number;
  /** Of pictures: the order in which they come is not that in which they are shown. */
  readonly reordered: boolean;
  /** H.264 with AAC or MP3; everything else is `false` and cannot be used. */
  readonly known: boolean;
  /** Of a header of pictures: H.264's profile and level, as numbers of its own. */
  readonly profile?: number;
  readonly level?: number;
  /** As an FLV tag with its length behind it. */
  readonly bytes: Uint8Array;
}

/** Somebody who would push. */
export interface Knock {
  readonly key: string;
  readonly address: string;
  /** Closes the connection; the receiver is told of the end. May be called twice. */
  readonly end: () => void;
}

/** What becomes of a stream that was let in. Must not throw. */
export interface PushReceiver {
  take(tag: PushedTag): void;
  /** The connection is closed, by whomever. */
  ended(): void;
}

/** Decides who is let in. */
export type Admit = (knock: Knock) => Promise<Result<PushReceiver>>;

export interface EncoderDoor {
  /** Resolves when it listens, or cannot: then nothing can be pushed, and everything else works. */
  open(admit: Admit): Promise<{ readonly port: number } | { readonly fault: string }>;
  /** Closes all connections; may be called twice. */
  close(): Promise<void>;
}
