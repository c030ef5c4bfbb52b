/** Looks at the beginning of a pushed stream and decides what has to be done with it [RT2]. Pure. */
import type { PushedTag } from '#server/ports/encoder-door.ts';
import type { Treatment } from '#server/ports/live-feed.ts';

/** What was seen of a stream so far. */
export interface Sight {
  /** The newest tag that describes the picture, or the first of a picture that is not described. */
  readonly picture: PushedTag | null;
  readonly sound: PushedTag | null;
  /** Times of the newest full pictures, oldest first. */
  readonly keysAtMs: readonly number[];
  readonly reordered: boolean;
  readonly firstAtMs: number | null;
  readonly newestAtMs: number;
}

export const NOTHING_SEEN: Sight = {
  picture: null,
  sound: null,
  keysAtMs: [],
  reordered: false,
  firstAtMs: null,
  newestAtMs: 0,
};

/** A track that has not come by then is not waited for. */
const OTHER_TRACK_MS = 1_500;
const PICTURE_MS = 4_000;
/** A stream whose first full picture has not come by then is none that viewers could follow. */
const FIRST_KEY_MS = 12_000;
/** Viewers who come, and every cut to this source, wait for the next full picture. */
const MOST_KEY_GAP_MS = 2_500;
/** Constrained baseline at 720p, as every browser takes it. */
const BASELINE = 66;
const LEVEL = 31;

/** The sight with one tag more. */
export function look(sight: Sight, tag: PushedTag): Sight {
  const { kind, role, atMs } = tag;
  const seen = { ...sight, firstAtMs: sight.firstAtMs ?? atMs, newestAtMs: Math.max(sight.newestAtMs, atMs) };
  if (kind === 'audio') return { ...seen, sound: sight.sound ?? tag };
  const picture = role === 'header' || sight.picture === null ? tag : sight.picture;
  const keysAtMs = role === 'key' ? [...sight.keysAtMs.slice(-1), atMs] : sight.keysAtMs;
  return { ...seen, picture, keysAtMs, reordered: sight.reordered || tag.reordered };
}

/** Null when more has to be seen; `unusable` when there is nothing that can be decoded. */
export function chooseTreatment(sight: Sight): Treatment | 'unusable' | null {
  const { picture, sound } = sight;
  const lengthMs = sight.newestAtMs - (sight.firstAtMs ?? 0);
  if (picture?.known === false || sound?.known === false) return 'unusable';
  if (picture === null) return lengthMs < PICTURE_MS ? null : { picture: 'none', sound: true };
  const treatment = treatPicture(sight, lengthMs);
  if (treatment === 'unusable' || treatment === null) return treatment;
  if (sound === null && lengthMs < OTHER_TRACK_MS) return null;
  return { picture: treatment, sound: sound !== null };
}

/** A picture may be handed on only when every browser can show it, in the order in which it comes. */
function treatPicture(
  { picture, keysAtMs, reordered, newestAtMs }: Sight,
  lengthMs: number,
): 'copy' | 'encode' | 'unusable' | null {
  if (keysAtMs.length === 0) return lengthMs < FIRST_KEY_MS ? null : 'unusable';
  const { profile, level } = picture ?? {};
  if (reordered || profile !== BASELINE || level === undefined || level > LEVEL) return 'encode';
  const [first = 0, second] = keysAtMs;
  if (second !== undefined) return second - first <= MOST_KEY_GAP_MS ? 'copy' : 'encode';
  return newestAtMs - first > MOST_KEY_GAP_MS ? 'encode' : null;
}

/** Whether a stream that is handed on as it is may go on so, when a tag comes so long after the last full picture. */
export function mayStillCopy(tag: PushedTag, lastKeyAtMs: number): boolean {
  return !tag.reordered && tag.atMs - lastKeyAtMs <= 2 * MOST_KEY_GAP_MS;
}
