/** What an audience may see of the stage: guests and films are the desk's business, the programme is everybody's. */
import type { StageGuest } from '#shared/features/stage/state.ts';
import type { Presenter } from '../presenter.ts';

function withoutToken(guest: StageGuest): StageGuest {
  const { tokenDigest: _secret, ...seen } = guest;
  return seen;
}

export const presentStage: Presenter<'stage'> = {
  state: (slice, audience) => {
    if (audience.kind !== 'staff') return { ...slice, guests: {}, films: {}, film: null };
    const guests = Object.fromEntries(
      Object.entries(slice.guests).map(([id, guest]) => [id, withoutToken(guest)]),
    );
    return { ...slice, guests };
  },
  event: (event, audience) => {
    if (event.type === 'stage.guestInvited') {
      return audience.kind === 'staff' ? { ...event, guest: withoutToken(event.guest) } : null;
    }
    const isPublic = event.type === 'stage.cut' || event.type === 'stage.screenSet';
    return isPublic || audience.kind === 'staff' ? event : null;
  },
};
