/** What the main thread and an output's thread say to each other. */
import type { OutputOptions, OutputStatus, Staging } from '#server/ports/programme-output.ts';

export interface OutputStart {
  readonly options: OutputOptions;
  /** Folder of the session's output; made when it is missing. */
  readonly folder: string;
}

export type ToOutput =
  | { readonly kind: 'stage'; readonly staging: Staging }
  | { readonly kind: 'keep'; readonly on: boolean }
  | { readonly kind: 'close'; readonly ended: boolean };

export type FromOutput =
  | { readonly kind: 'status'; readonly status: OutputStatus }
  | { readonly kind: 'listening'; readonly trackId: string }
  | { readonly kind: 'keyFrameWanted'; readonly trackId: string }
  | { readonly kind: 'shown'; readonly trackIds: readonly string[] }
  /** A track that cannot be decoded, and the decoder's last words. */
  | { readonly kind: 'decoderFault'; readonly trackId: string; readonly words: string };
