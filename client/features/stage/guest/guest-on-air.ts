/** What a guest is to know about being on air. */
import type { Programme } from '#shared/features/stage/state.ts';
import { pictureOnAir, secondOnAir } from '../view-model.ts';

export type GuestOnAir = 'both' | 'picture' | 'sound' | 'off';

export function guestOnAir(programme: Programme, guestId: string): GuestOnAir {
  const sound = programme.audio.includes(guestId);
  const seen = pictureOnAir(programme, guestId) !== null || secondOnAir(programme, guestId) !== null;
  if (seen) return sound ? 'both' : 'picture';
  return sound ? 'sound' : 'off';
}
