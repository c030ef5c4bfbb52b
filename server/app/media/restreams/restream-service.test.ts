/** Programmes on their way to other platforms: while there is something to send, and tried again. */
import { beforeEach, describe, expect, it } from 'vitest';
import { createFakeRestreamer, type FakeRestreamer } from '#server/adapters/memory/fake-restreamer.ts';
import { createPinoLog } from '#server/adapters/node/log.ts';
import type { SessionStatus } from '#shared/features/sessions/state.ts';
import { createFakeClock, type FakeClock } from '#tests/support/fake-clock.ts';
import { createRestreamService, type RestreamService } from './restream-service.ts';

const PLATFORM = {
  id: 'out_video01',
  label: '视频号',
  url: 'rtmp://push.example/live',
  sealedKey: 'sealed:k1',
};

describe('sending on', () => {
  let clock: FakeClock;
  let restreamer: FakeRestreamer;
  let restreams: RestreamService;
  let playable: boolean;
  let lines: string[];

  const create = (given: FakeRestreamer | null) =>
    createRestreamService({
      restreamer: given,
      clock,
      log: createPinoLog({ level: 'info', destination: { write: (line) => void lines.push(line) } }),
      vault: { decrypt: (sealed) => (sealed.startsWith('sealed:') ? sealed.slice(7) : null) },
      isPlayable: () => playable,
    });
  beforeEach(() => {
    clock = createFakeClock();
    restreamer = createFakeRestreamer();
    lines = [];
    playable = true;
    restreams = create(restreamer);
  });
  const follow = (status: SessionStatus = 'live', platforms: readonly (typeof PLATFORM)[] = [PLATFORM]) =>
    restreams.follow({
      session: { id: 's', status },
      stage: { restreams: Object.fromEntries(platforms.map((one) => [one.id, one])) },
    });
  const output = (runs: boolean) => {
    playable = runs;
    restreams.outputChanged('s');
  };
  const state = () => restreams.states('s')[PLATFORM.id];

  it('[V3] begins when the session is live and its output runs, once', () => {
    playable = false;
    follow('announced');
    expect(state()).toBeUndefined();
    follow();
    follow();
    expect([state(), restreamer.started.length]).toEqual([{ state: 'waiting' }, 0]);
    output(true);
    output(true);
    expect(restreamer.started).toMatchObject([{ sessionId: 's', target: { url: PLATFORM.url, key: 'k1' } }]);
    restreamer.started[0]?.run();
    expect(state()).toEqual({ state: 'running', since: clock.nowIso() });
  });

  it('[V3] is tried again after a second, and ever less often', () => {
    follow();
    const waits: number[] = [];
    for (let round = 0; round < 7; round += 1) {
      restreamer.started[round]?.breakOff('Connection refused');
      expect(state()).toMatchObject({ state: 'retrying', reason: 'target_unreachable' });
      const toldMs = Date.parse(state()?.retryAt ?? '') - clock.nowMs();
      let waitedMs = 0;
      for (; restreamer.started.length === round + 1; waitedMs += 500) clock.advance(500);
      waits.push(waitedMs);
      expect(toldMs).toBe(waitedMs);
    }
    expect(waits).toEqual([1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000]);
    restreamer.started[0]?.breakOff('an old one');
    clock.advance(25_000);
    restreamer.started.at(-1)?.breakOff('after a good while');
    clock.advance(1_000);
    expect(restreamer.started).toHaveLength(9);
  });

  it('[V3] pauses with the output, and begins with it anew', () => {
    follow();
    output(false);
    expect([state(), restreamer.started[0]?.isClosed()]).toEqual([{ state: 'waiting' }, true]);
    restreamer.started[0]?.breakOff('closed');
    expect([state(), clock.pending()]).toEqual([{ state: 'waiting' }, 0]);
    output(true);
    expect(restreamer.started).toHaveLength(2);
  });

  it.each([
    ['is removed', () => follow('live', [])],
    ['loses its session', () => follow('compiling')],
  ])('[V3] leaves nothing when it %s', async (_what, end) => {
    follow();
    end();
    await restreams.close();
    expect([state(), restreamer.started[0]?.isClosed(), clock.pending()]).toEqual([undefined, true, 0]);
    follow();
    restreamer.started.at(-1)?.breakOff('x');
    end();
    await restreams.close();
    expect([state(), clock.pending()]).toEqual([undefined, 0]);
  });

  it('[V3] says why it cannot be sent at all', () => {
    follow('live', [{ ...PLATFORM, sealedKey: 'of another installation' }]);
    expect(state()).toEqual({ state: 'failed', reason: 'target_key_lost' });
    restreams = create(null);
    follow();
    expect(state()).toEqual({ state: 'failed', reason: 'restream_unavailable' });
  });

  it('[V2] writes no key down', () => {
    follow('live', [{ ...PLATFORM, sealedKey: 'sealed:a-very-secret-key' }]);
    restreamer.started[0]?.breakOff('Connection refused');
    expect(lines.join('')).toContain('broke off');
    expect(lines.join('')).not.toContain('a-very-secret-key');
  });
});
