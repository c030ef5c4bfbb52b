/** What an audience may see of the stage: guests, encoders and films are the desk's business, the programme is everybody's. */
import type { StageEncoder, StageGuest, StageRestream } from '#shared/features/stage/state.ts';
import type { Presenter } from '../presenter.ts';

/** The desk knows who may publish, nobody knows the digest of their secret. */
function withoutToken(guest: StageGuest): StageGuest {
  const { tokenDigest: _secret, ...seen } = guest;
  return seen;
}

function withoutKey(encoder: StageEncoder): StageEncoder {
  const { keyDigest: _secret, ...seen } = encoder;
  return seen;
}

function withoutSealed(restream: StageRestream): StageRestream {
  const { sealedKey: _secret, ...seen } = restream;
  return seen;
}

function mapValues<T>(all: Readonly<Record<string, T>>, change: (one: T) => T): Readonly<Record<string, T>> {
  return Object.fromEntries(Object.entries(all).map(([id, one]) => [id, change(one)]));
}

export const presentStage: Presenter<'stage'> = {
  state: (slice, audience) => {
    if (audience.kind !== 'staff')
      return { ...slice, guests: {}, encoders: {}, pulls: {}, restreams: {}, films: {}, film: null };
    return {
      ...slice,
      guests: mapValues(slice.guests, withoutToken),
      encoders: mapValues(slice.encoders, withoutKey),
      restreams: mapValues(slice.restreams, withoutSealed),
    };
  },
  event: (event, audience) => {
    const forDesk = audience.kind === 'staff';
    switch (event.type) {
      case 'stage.guestInvited':
        return forDesk ? { ...event, guest: withoutToken(event.guest) } : null;
      case 'stage.encoderAdded':
        return forDesk ? { ...event, encoder: withoutKey(event.encoder) } : null;
      case 'stage.restreamAdded':
        return forDesk ? { ...event, restream: withoutSealed(event.restream) } : null;
      case 'stage.encoderKeyChanged':
        return null;
      case 'stage.cut':
      case 'stage.screenSet':
        return event;
      default:
        return forDesk ? event : null;
    }
  },
};
