/** What a viewer sees of its connection, worked out from a few facts. */
import type { FailureCode } from '#client/lib/outcome.ts';

export type ViewerState =
  /** Not started, or nothing is on air. */
  | { readonly kind: 'idle' }
  | { readonly kind: 'connecting' }
  | { readonly kind: 'playing' }
  /** The browser plays only after a touch: show a play button and call `play`. */
  | { readonly kind: 'needs-gesture' }
  /** It was playing, the path broke and is being mended by itself. */
  | { readonly kind: 'recovering' }
  /** `willRetry`: it tries again by itself from time to time. */
  | { readonly kind: 'unavailable'; readonly code: FailureCode; readonly willRetry: boolean };

export interface ViewerFacts {
  readonly started: boolean;
  /** Something is on air. */
  readonly wanted: boolean;
  readonly link: 'none' | 'opening' | 'connected' | 'broken';
  /** Pictures or sound came through at least once since the start. */
  readonly hasPlayed: boolean;
  /** The browser refused to play without a touch. */
  readonly blocked: boolean;
  readonly refusal: FailureCode | null;
}

export const initialFacts: ViewerFacts = {
  started: false,
  wanted: false,
  link: 'none',
  hasPlayed: false,
  blocked: false,
  refusal: null,
};

/** Refusals that do not go away by waiting. */
const FINAL: ReadonlySet<FailureCode> = new Set([
  'unsupported',
  'outdated_client',
  'forbidden',
  'session_ended',
]);

/** Failures that say nothing about the media, only that nobody could be asked. */
export function isAway(code: FailureCode): boolean {
  return code === 'offline' || code === 'timed_out';
}

/** Whether asking again later makes sense. */
export function mayRetry(code: FailureCode): boolean {
  return !FINAL.has(code);
}

/** The state that follows from the facts. */
export function viewerState(facts: ViewerFacts): ViewerState {
  if (!facts.started) return { kind: 'idle' };
  if (facts.refusal !== null) {
    return { kind: 'unavailable', code: facts.refusal, willRetry: mayRetry(facts.refusal) };
  }
  if (!facts.wanted) return { kind: 'idle' };
  if (facts.link === 'connected') return { kind: facts.blocked ? 'needs-gesture' : 'playing' };
  return { kind: facts.hasPlayed ? 'recovering' : 'connecting' };
}

/** States that look the same to people. */
export function sameState(a: ViewerState, b: ViewerState): boolean {
  if (a.kind === 'unavailable' && b.kind === 'unavailable') return a.code === b.code;
  return a.kind === b.kind;
}
