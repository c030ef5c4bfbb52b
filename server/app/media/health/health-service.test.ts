/** Rule H2: which rooms are looked at. */
import { describe, expect, it, vi } from 'vitest';
import { createFakeMediaPlane } from '#server/adapters/memory/fake-media-plane.ts';
import { createPinoLog } from '#server/adapters/node/log.ts';
import type { OutputStatus } from '#server/ports/programme-output.ts';
import { createFakeClock } from '#tests/support/fake-clock.ts';
import { createHealthService } from './health-service.ts';
import { MediaReports } from './reports.ts';

function setUp() {
  const clock = createFakeClock();
  const world: { output: OutputStatus | null; changed: (sessionId: string) => void } = {
    output: { state: 'waiting', reason: 'the encoder ended' },
    changed: () => undefined,
  };
  const programme = { video: null, audio: [], card: 'break' } as const;
  const health = createHealthService({
    clock,
    mediaPlane: createFakeMediaPlane(),
    log: createPinoLog({ level: 'silent' }),
    rooms: { find: async () => ({ room: { stage: { programme } } }) },
    outputs: {
      statusOf: () => world.output,
      onChanged: (listener) => {
        world.changed = listener;
      },
    },
    reports: new MediaReports({ id: (prefix) => prefix }),
  });
  return { clock, world, health };
}

describe('[H2] the health of a room', () => {
  it('tells of an output that does not run also while nobody sends anything', async () => {
    const { clock, world, health } = setUp();
    clock.advance(2_000);
    expect(health.rooms()).toEqual([]);
    world.changed('s');
    clock.advance(2_000);
    await vi.waitFor(() => expect(health.of('s')?.alarms).toMatchObject([{ kind: 'outputStopped' }]));
    world.output = null;
    clock.advance(2_000);
    await vi.waitFor(() => expect(health.rooms()).toEqual([]));
    health.close();
  });
});
