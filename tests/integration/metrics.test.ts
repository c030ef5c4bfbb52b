/** Rules H1 and H4: figures as metrics, with the token and not without. */
import { describe, expect, it } from 'vitest';
import { createPromMetricsWriter } from '#server/adapters/prom-client/metrics-writer.ts';
import { collectMetrics } from '#server/app/metrics/collect-metrics.ts';
import type { RoomHealth } from '#shared/features/stage/health.ts';
import { startTestServer } from '#tests/support/test-server.ts';

const METRICS_TOKEN = 'a token of some length';

function read(url: string, token: string | null): Promise<Response> {
  return fetch(`${url}/metrics`, { headers: token === null ? {} : { authorization: `Bearer ${token}` } });
}

describe('[H4] metrics', () => {
  it('are told to who has the token', async () => {
    await using server = await startTestServer({ environment: { METRICS_TOKEN } });
    const answer = await read(server.url, METRICS_TOKEN);
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toContain('text/plain');
    const text = await answer.text();
    expect(text).toContain('yishiting_media_ready 1');
    expect(text).toContain('process_cpu_seconds_total');
    for (const wrong of [null, 'another token of some', `${METRICS_TOKEN}!`]) {
      expect((await read(server.url, wrong)).status).toBe(401);
    }
  });

  it('are not there when no token was set', async () => {
    await using server = await startTestServer({ environment: {} });
    const answer = await read(server.url, 'anything at all is wrong');
    expect(answer.status).toBe(404);
  });
});

const HEALTH: RoomHealth = {
  tracks: [
    {
      sourceId: 'host',
      track: 'camera',
      bitrateBps: 1_500_000,
      lossShare: 0.02,
      roundTripMs: 40,
      picture: null,
      stillSeconds: 0,
      paused: false,
    },
  ],
  alarms: [{ kind: 'troubled', people: 2 }],
  viewers: { webrtc: 3, hls: 4, sound: 0, text: 1 },
  load: 0.3,
  troubles: [],
};

function collect(rooms: readonly string[]) {
  return collectMetrics({
    mediaPlane: { status: () => ({ state: 'ready' }), load: () => ({ busiest: 0.3, calmest: 0.1 }) },
    health: { rooms: () => rooms, of: () => HEALTH },
    outputs: { statusOf: () => ({ state: 'running', reduced: false }) },
    streams: { size: () => 2 },
  });
}

describe('[H4] metrics of rooms', () => {
  it('are written with their labels', async () => {
    const text = await createPromMetricsWriter().write(collect(['s_1']));
    for (const line of [
      'yishiting_media_worker_load_ratio 0.3',
      'yishiting_source_bits_per_second{session="s_1",source="host",track="camera"} 1500000',
      'yishiting_source_round_trip_seconds{session="s_1",source="host",track="camera"} 0.04',
      'yishiting_viewers{session="s_1",way="hls"} 4',
      'yishiting_alarm{session="s_1",kind="troubled"} 1',
      'yishiting_output_running{session="s_1"} 1',
      'yishiting_streams_open 2',
    ]) {
      expect(text).toContain(line);
    }
  });

  it('of a room that is gone are told no more', async () => {
    const writer = createPromMetricsWriter();
    await writer.write(collect(['s_1']));
    expect(await writer.write(collect([]))).not.toContain('s_1');
  });
});
