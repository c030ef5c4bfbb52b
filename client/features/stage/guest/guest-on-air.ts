/** What a guest is to know about being on air: what the programme wants, and what of that arrives. No React. */
import type { PublishedTrack, PublisherState } from '#client/media/publisher-state.ts';
import type { LiveSource } from '#shared/contract/protocol.ts';
import type { Programme } from '#shared/features/stage/state.ts';
import { type PictureTrack, pictureOnAir, secondOnAir } from '../view-model.ts';

/** Of a guest's picture, or of the sound. */
export type Reach =
  /** Not in the programme. */
  | 'off'
  | 'reaches'
  | 'muted'
  /** The device is not open. */
  | 'closed'
  /** Open, but the line is not there: not yet, or not any more. */
  | 'broken'
  /** Another page of the same guest sends it [T54]. */
  | 'elsewhere';

export interface GuestOnAir {
  readonly picture: Reach;
  /** The picture that is meant. */
  readonly track: PictureTrack;
  readonly sound: Reach;
}

type SentTrack = Pick<PublishedTrack, 'muted' | 'live'>;
type SentRole = PictureTrack | 'microphone';
type SentTracks = Readonly<Partial<Record<SentRole, SentTrack>>>;

const SENT_ROLES: readonly SentRole[] = ['camera', 'screen', 'microphone'];

export interface GuestSends {
  readonly published: Pick<PublisherState, 'link' | 'displaced'> & {
    readonly tracks: SentTracks;
  };
  /** What has gone out from this page since it was opened, see {@link hasSent}. */
  readonly own: readonly SentRole[];
  /** What the server has of this guest, from whichever page. */
  readonly live: LiveSource | null;
}

/** `before`, and what goes out now; the very same where that is nothing new. */
export function hasSent(before: readonly SentRole[], tracks: SentTracks): readonly SentRole[] {
  const added = SENT_ROLES.filter((role) => tracks[role]?.live === true && !before.includes(role));
  return added.length === 0 ? before : [...before, ...added];
}

/** Whether the moderator has put anything of a guest on air. */
export function isGuestOnAir(programme: Programme, guestId: string): boolean {
  return tracksOnAir(programme, guestId).length > 0 || programme.audio.includes(guestId);
}

/** The programme alone does not tell: a muted guest is in it and is not heard [T46]. */
export function guestOnAir(programme: Programme, guestId: string, sends: GuestSends): GuestOnAir {
  const pictures = tracksOnAir(programme, guestId).map((track) => ({
    track,
    picture: reachOf(sends, track),
  }));
  const none = { track: 'camera', picture: 'off' } as const;
  // Of two pictures one is enough to be seen.
  const seen = pictures.find(({ picture }) => picture === 'reaches') ?? pictures[0] ?? none;
  return { ...seen, sound: programme.audio.includes(guestId) ? reachOf(sends, 'microphone') : 'off' };
}

function tracksOnAir(programme: Programme, guestId: string): readonly PictureTrack[] {
  const tracks = [pictureOnAir(programme, guestId), secondOnAir(programme, guestId)?.track ?? null];
  return tracks.filter((track) => track !== null);
}

function reachOf({ published, own, live }: GuestSends, role: SentRole): Reach {
  const { tracks, link, displaced } = published;
  const track = tracks[role];
  if (track !== undefined) return reachOfTrack(track, link === 'live');
  const taken = displaced?.by === 'otherPage' && displaced.roles.includes(role);
  // What was stopped here is still in the server's list for a moment.
  const others = taken || !own.includes(role);
  const sent = live !== null && live[role === 'microphone' ? 'audio' : role] !== null;
  return others && sent ? 'elsewhere' : 'closed';
}

function reachOfTrack({ muted, live }: SentTrack, linked: boolean): Reach {
  if (muted) return 'muted';
  return live && linked ? 'reaches' : 'broken';
}
