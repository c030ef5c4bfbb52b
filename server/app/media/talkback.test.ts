/** Rules T44 and T45: who hears whom off air, and what never goes on air. */
import { describe, expect, it } from 'vitest';
import type { ProducerInfo } from '#server/ports/media-plane.ts';
import { anActor, CITIZEN, liveWorld, MODERATOR } from '#tests/support/world.ts';
import { mayWatch } from './media-calls.ts';
import { isOnAir } from './on-programme.ts';
import { heardOffAir } from './talkback.ts';

function voice(sourceId: string, role: ProducerInfo['role'] = 'microphone'): ProducerInfo {
  const producerId = `${role} of ${sourceId}`;
  return { producerId, sourceId, role, kind: 'audio', roomId: 's', ownerId: 'o', paused: false };
}

function waitingRoom() {
  const world = liveWorld();
  const [li, wang] = ['李明', '王工'].map((label) => world.do('stage:inviteGuest', { label }).guestId);
  if (li === undefined || wang === undefined) throw new Error('nobody came');
  const producers = [voice('host'), voice('host', 'talkback'), voice(li), voice(wang), voice('feed')];
  const heard = (listener: string) =>
    heardOffAir(world.room, listener, producers).heard.map(({ producerId }) => producerId);
  const guest = anActor('guest', { personId: li });
  return { world, li, wang, producers, heard, guest };
}

describe('talk-back', () => {
  it('[T44] joins the guests who wait and the desk, by the desk’s second voice', () => {
    const { li, wang, heard } = waitingRoom();
    expect(heard('host')).toEqual([voice(li).producerId, voice(wang).producerId]);
    expect(heard(li)).toEqual(['talkback of host', voice(wang).producerId]);
  });

  it('[T45] neither reaches nor takes in who is on air, seen or heard', () => {
    const { world, li, wang, heard } = waitingRoom();
    for (const cut of [
      { video: { sourceId: li, track: 'camera' }, audio: [], card: 'none' },
      { video: null, audio: [li], card: 'none' },
    ] as const) {
      world.do('stage:cut', { ...cut, audio: [...cut.audio] });
      expect(heard(li)).toEqual([]);
      expect(heard(wang)).toEqual(['talkback of host']);
      expect(heard('host')).toEqual([voice(wang).producerId]);
    }
  });

  it('[T45] joins who stands behind a card like everybody who waits, for nobody sees them', () => {
    const { world, li, heard } = waitingRoom();
    const video = { sourceId: li, track: 'camera' } as const;
    world.do('stage:cut', { video, audio: [], card: 'break' });
    const camera: ProducerInfo = { ...voice(li), role: 'camera', kind: 'video' };
    expect(isOnAir(world.room.stage.programme, camera)).toBe(false);
    expect(heard(li)).toContain('talkback of host');
    world.do('stage:cut', { video, audio: [], card: 'none' });
    expect(isOnAir(world.room.stage.programme, camera)).toBe(true);
    expect(heard(li)).toEqual([]);
  });

  it('[T45] never goes on air with its source, and no viewer may ask for it', () => {
    const { world, li, wang, producers, guest } = waitingRoom();
    world.do('stage:cut', { video: null, audio: ['host', wang], card: 'none' });
    const onAir = producers.filter((producer) => isOnAir(world.room.stage.programme, producer));
    expect(onAir).toEqual([voice('host'), voice(wang)]);
    const may = (actor: Parameters<typeof mayWatch>[1]) =>
      producers.filter((producer) => mayWatch(world.room, actor, producer));
    expect(may(CITIZEN)).toEqual(onAir);
    expect(may(guest)).toEqual([...onAir.slice(0, 1), voice('host', 'talkback'), voice(wang)]);
    world.do('stage:cut', { video: null, audio: ['host', li], card: 'none' });
    expect(may(guest)).toEqual([voice('host'), voice(li)]);
    expect(may(MODERATOR)).toEqual([voice('host'), voice(li), voice(wang), voice('feed')]);
  });
});
