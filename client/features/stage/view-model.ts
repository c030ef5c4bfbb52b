/** From programme, sources and the viewer's state to what the player shows. No React. */
import type { LiveSource } from '#shared/contract/protocol.ts';
import type { SessionStatus } from '#shared/features/sessions/state.ts';
import type { Programme } from '#shared/features/stage/state.ts';

/** Producers that the audience should receive now. */
export interface OnAir {
  readonly video: string | null;
  readonly audio: readonly string[];
}

/** The programme in ids of producers; sources that send nothing at present are left out. */
export function onAir(programme: Programme, sources: readonly LiveSource[]): OnAir {
  const source = (id: string) => sources.find((one) => one.sourceId === id);
  const { video, audio } = programme;
  return {
    video: video === null ? null : (source(video.sourceId)?.[video.track] ?? null),
    audio: audio.flatMap((id) => source(id)?.audio ?? []),
  };
}

/** What the viewer of `client/media` says of itself; named here so that this file needs no media code. */
export type ViewerKind = 'idle' | 'connecting' | 'playing' | 'needs-gesture' | 'recovering' | 'unavailable';

export type PlayerShows =
  /** A still card: not begun, break, ended. */
  | { readonly kind: 'card'; readonly card: 'soon' | 'break' | 'ended' }
  /** Nothing is sent at the moment. */
  | { readonly kind: 'nothing' }
  /** Ready, but not started: a big play button. */
  | { readonly kind: 'ready' }
  | { readonly kind: 'connecting' }
  | { readonly kind: 'gesture' }
  | { readonly kind: 'recovering' }
  /** `retry`: a touch may help. */
  | { readonly kind: 'unavailable'; readonly retry: boolean }
  | { readonly kind: 'listening' }
  | { readonly kind: 'playing' };

export interface PlayerFacts {
  readonly status: SessionStatus;
  readonly card: Programme['card'];
  readonly onAir: OnAir;
  /** The server can send pictures at all. */
  readonly media: boolean;
  /** Null before the media code was asked for. */
  readonly viewer: ViewerKind | null;
  readonly audioOnly: boolean;
}

/** One thing to show, the most important first. */
export function playerShows(facts: PlayerFacts): PlayerShows {
  const card = cardOf(facts);
  if (card !== null) return { kind: 'card', card };
  if (!facts.media) return { kind: 'unavailable', retry: false };
  const { video, audio } = facts.onAir;
  if (video === null && audio.length === 0) return { kind: 'nothing' };
  if (facts.viewer !== 'playing') return BEFORE_PLAYING[facts.viewer ?? 'idle'];
  return { kind: video === null || facts.audioOnly ? 'listening' : 'playing' };
}

const BEFORE_PLAYING: Readonly<Record<Exclude<ViewerKind, 'playing'>, PlayerShows>> = {
  idle: { kind: 'ready' },
  connecting: { kind: 'connecting' },
  recovering: { kind: 'recovering' },
  'needs-gesture': { kind: 'gesture' },
  unavailable: { kind: 'unavailable', retry: true },
};

function cardOf({ status, card }: PlayerFacts): 'soon' | 'break' | 'ended' | null {
  if (status === 'preparing' || status === 'announced') return 'soon';
  if (status === 'compiling' || status === 'handling' || status === 'closed') return 'ended';
  return card === 'none' ? null : card;
}
