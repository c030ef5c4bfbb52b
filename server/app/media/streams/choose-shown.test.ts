/** The one picture and the one sound of players with fixed tracks. */
import { describe, expect, it } from 'vitest';
import type { ProducerInfo } from '#server/ports/media-plane.ts';
import type { Programme } from '#shared/features/stage/state.ts';
import { chooseShown } from './choose-shown.ts';

const NOTHING = { video: null, audio: null };

function aProducer(producerId: string, sourceId: string, more: Partial<ProducerInfo> = {}): ProducerInfo {
  const kind = more.kind ?? 'video';
  const role = kind === 'audio' ? ('microphone' as const) : ('camera' as const);
  return { producerId, sourceId, roomId: 's', ownerId: sourceId, kind, role, paused: false, ...more };
}

const hall = aProducer('hall-v', 'hall');
const hallVoice = aProducer('hall-a', 'hall', { kind: 'audio' });
const guest = aProducer('guest-v', 'guest');
const guestVoice = aProducer('guest-a', 'guest', { kind: 'audio' });
const slides = aProducer('guest-s', 'guest', { role: 'screen' });
const everything = [hall, hallVoice, guest, guestVoice, slides];

const onAir = (more: Partial<Programme> = {}): Programme => ({
  video: { sourceId: 'hall', track: 'camera' },
  audio: ['hall', 'guest'],
  card: 'none',
  ...more,
});
const loud = (producerId: string, dbov: number) => ({ producerId, sourceId: '', dbov });

describe('what players with fixed tracks receive', () => {
  const picture = (programme: Programme, producers = everything) =>
    chooseShown(programme, producers, [], NOTHING).video;

  it('[W7] is the main picture, and the second only where the main one does not come', () => {
    const second = { sourceId: 'guest', track: 'screen', place: 'inset' } as const;
    expect(picture(onAir({ second }))).toBe('hall-v');
    expect(picture(onAir({ second }), [guest, slides])).toBe('guest-s');
    expect(picture(onAir({ second }), [{ ...hall, paused: true }, slides])).toBe('guest-s');
    expect(picture(onAir({ video: { sourceId: 'guest', track: 'screen' } }))).toBe('guest-s');
  });

  it('[W7] is never what is not on air', () => {
    expect(chooseShown(onAir({ video: null, audio: [] }), everything, [], NOTHING)).toEqual(NOTHING);
    expect(picture(onAir(), [guest, slides])).toBeNull();
  });

  it('[W7] is the newest picture of a source that came back', () => {
    expect(picture(onAir(), [hall, aProducer('hall-v2', 'hall'), guest])).toBe('hall-v2');
  });

  describe('for the ear', () => {
    const voice = (levels: readonly ReturnType<typeof loud>[], before: string | null) =>
      chooseShown(onAir(), everything, levels, { video: null, audio: before }).audio;

    it('[W7] is the loudest voice at first', () => {
      expect(voice([loud('hall-a', -40), loud('guest-a', -20)], null)).toBe('guest-a');
      expect(voice([], null)).toBe('guest-a');
    });

    it('[W7] stays with who speaks until another is clearly louder', () => {
      expect(voice([loud('guest-a', -20), loud('hall-a', -25)], 'hall-a')).toBe('hall-a');
      expect(voice([loud('guest-a', -20), loud('hall-a', -26)], 'hall-a')).toBe('guest-a');
      expect(voice([loud('guest-a', -20)], 'hall-a')).toBe('guest-a');
      expect(voice([], 'hall-a')).toBe('hall-a');
    });

    it('[W7] goes back to a hall whose loudness nobody knows when no voice speaks any more', () => {
      const unmeasured = { ...hallVoice, role: 'programme' } as const;
      const producers = [hall, unmeasured, guest, guestVoice];
      const sound = (levels: readonly ReturnType<typeof loud>[], audio: string) =>
        chooseShown(onAir(), producers, levels, { video: null, audio }).audio;
      expect(sound([], 'hall-a')).toBe('hall-a');
      expect(sound([loud('guest-a', -20)], 'hall-a')).toBe('guest-a');
      expect(sound([loud('guest-a', -30)], 'guest-a')).toBe('guest-a');
      expect(sound([loud('guest-a', -70)], 'guest-a')).toBe('hall-a');
      expect(sound([], 'guest-a')).toBe('hall-a');
    });

    it('[W7] leaves a voice that went off the air, however loud', () => {
      const programme = onAir({ audio: ['guest'] });
      const levels = [loud('hall-a', -1), loud('guest-a', -60)];
      const before = { video: null, audio: 'hall-a' };
      expect(chooseShown(programme, everything, levels, before).audio).toBe('guest-a');
    });
  });
});
