/** What an audience may see of the stage: guests and encoders are the desk's business, the programme is everybody's. */
import type { StageEncoder, StageGuest } from '#shared/features/stage/state.ts';
import type { Presenter } from '../presenter.ts';

/** The desk knows who may publish, nobody knows the digest of their secret. */
function withoutSecret({ id, label }: StageGuest | StageEncoder): { id: string; label: string } {
  return { id, label };
}

function withoutSecrets(all: Readonly<Record<string, StageGuest | StageEncoder>>) {
  return Object.fromEntries(Object.entries(all).map(([id, one]) => [id, withoutSecret(one)]));
}

export const presentStage: Presenter<'stage'> = {
  state: (slice, audience) => {
    if (audience.kind !== 'staff') return { ...slice, guests: {}, encoders: {} };
    return { ...slice, guests: withoutSecrets(slice.guests), encoders: withoutSecrets(slice.encoders) };
  },
  event: (event, audience) => {
    const forDesk = audience.kind === 'staff';
    switch (event.type) {
      case 'stage.guestInvited':
        return forDesk ? { ...event, guest: withoutSecret(event.guest) } : null;
      case 'stage.encoderAdded':
        return forDesk ? { ...event, encoder: withoutSecret(event.encoder) } : null;
      case 'stage.guestRemoved':
      case 'stage.encoderRemoved':
        return forDesk ? event : null;
      case 'stage.encoderKeyChanged':
        return null;
      default:
        return event;
    }
  },
};
