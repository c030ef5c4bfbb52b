/** From the programme to the scene of the output. Rules T9, T10, T30. */
import { describe, expect, it } from 'vitest';
import type { ProducerInfo } from '#server/ports/media-plane.ts';
import { sceneOf } from './scene.ts';

function aProducer(sourceId: string, role: ProducerInfo['role'], kind: ProducerInfo['kind']): ProducerInfo {
  return {
    producerId: `${sourceId}-${role}`,
    roomId: 's',
    ownerId: 'o',
    sourceId,
    role,
    kind,
    paused: false,
  };
}

const HOST = [aProducer('host', 'camera', 'video'), aProducer('host', 'microphone', 'audio')];
const GUEST = [aProducer('guest', 'camera', 'video'), aProducer('guest', 'screen', 'video')];
const MAIN = { sourceId: 'guest', track: 'screen' } as const;
const SECOND = { sourceId: 'host', track: 'camera', place: 'inset' } as const;

describe('the scene of the output', () => {
  it('[T9] shows the main picture first and the second one at its place', () => {
    const programme = { video: MAIN, second: SECOND, audio: ['host'], card: 'none' } as const;
    expect(sceneOf(programme, [...HOST, ...GUEST])).toEqual({
      pictures: ['guest-screen', 'host-camera'],
      layout: 'inset',
      sounds: ['host-microphone'],
      card: 'nothing',
    });
  });

  it('[T10] one picture alone fills the frame when the other one does not come', () => {
    const programme = { video: MAIN, second: SECOND, audio: [], card: 'none' } as const;
    expect(sceneOf(programme, HOST)).toMatchObject({ pictures: ['host-camera'], layout: 'single' });
    expect(sceneOf(programme, GUEST)).toMatchObject({ pictures: ['guest-screen'], layout: 'single' });
  });

  it('[T26] shows the newest picture of somebody who came back, whose old one has not ended yet', () => {
    const video = { sourceId: 'host', track: 'camera' } as const;
    const programme = { video, audio: [], card: 'none' } as const;
    const back = { ...aProducer('host', 'camera', 'video'), producerId: 'host-again', ownerId: 'later' };
    expect(sceneOf(programme, [...HOST, back]).pictures).toEqual(['host-again']);
  });

  it('[T30] a card stands instead of pictures, and sound goes on', () => {
    const programme = { video: MAIN, second: SECOND, audio: ['host'], card: 'break' } as const;
    expect(sceneOf(programme, [...HOST, ...GUEST])).toEqual({
      pictures: [],
      layout: 'single',
      sounds: ['host-microphone'],
      card: 'break',
    });
  });
});
