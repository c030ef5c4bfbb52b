/** What a check of camera, microphone and network found, and the one sentence that follows from it. No React. */
import type { CaptureError } from '#client/media/media-client.ts';

/** `dark`: the camera runs, but all it sends is black. */
export type CameraFact = 'asking' | 'looking' | 'clear' | 'dark' | CaptureError;

/** `silent`: the microphone runs, but nothing was heard for a while. */
export type MicrophoneFact = 'asking' | 'listening' | 'heard' | 'silent' | CaptureError;

export type NetworkFact =
  | { readonly is: 'testing' }
  /** Packets went there and back; `relay` by a TURN server. */
  | { readonly is: 'reached'; readonly by: 'udp' | 'tcp' | 'relay'; readonly roundTripMs: number }
  /** The page reaches the server, pictures do not. */
  | { readonly is: 'blocked' }
  /** No pictures today: the media service does not run, or this browser has no WebRTC. */
  | { readonly is: 'unavailable'; readonly why: 'server' | 'browser' };

export interface CheckFacts {
  readonly camera: CameraFact;
  readonly microphone: MicrophoneFact;
  readonly network: NetworkFact;
}

/** Slower than this is felt in a conversation. */
export const SLOW_MS = 300;

export type Verdict =
  | { readonly kind: 'checking' }
  /** Everything is well. */
  | { readonly kind: 'ready' }
  /** One can go on, and should know what is missing. */
  | { readonly kind: 'limited'; readonly because: 'camera' | 'network' }
  | { readonly kind: 'no'; readonly because: 'microphone' | 'network' };

/** The worst comes first: nobody can do without being heard and reached, but without a picture one can. */
export function verdictOf({ camera, microphone, network }: CheckFacts): Verdict {
  if (network.is === 'blocked' || network.is === 'unavailable') return { kind: 'no', because: 'network' };
  if (microphone !== 'asking' && microphone !== 'listening' && microphone !== 'heard') {
    return { kind: 'no', because: 'microphone' };
  }
  const running = [camera, microphone].some((fact) => ['asking', 'looking', 'listening'].includes(fact));
  if (running || network.is === 'testing') return { kind: 'checking' };
  if (camera !== 'clear') return { kind: 'limited', because: 'camera' };
  return isPoor(network) ? { kind: 'limited', because: 'network' } : { kind: 'ready' };
}

/** Reached, but by a detour or slowly. */
export function isPoor(network: NetworkFact): boolean {
  return network.is === 'reached' && (network.by === 'tcp' || network.roundTripMs > SLOW_MS);
}
