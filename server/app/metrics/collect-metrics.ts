/** The figures of this process for a monitoring system [H4]. */
import type { HealthService } from '#server/app/media/health/health-service.ts';
import type { OutputService } from '#server/app/media/outputs/output-service.ts';
import type { StreamService } from '#server/app/media/streams/stream-service.ts';
import type { MediaPlane } from '#server/ports/media-plane.ts';
import type { Metric } from '#server/ports/metrics-writer.ts';
import type { RoomHealth } from '#shared/features/stage/health.ts';

export interface MeasuredServices {
  readonly mediaPlane: Pick<MediaPlane, 'status' | 'load'>;
  readonly health: Pick<HealthService, 'rooms' | 'of'>;
  readonly outputs: Pick<OutputService, 'statusOf'>;
  readonly streams: Pick<StreamService, 'size'>;
}

export function collectMetrics({
  mediaPlane,
  health,
  outputs,
  streams,
}: MeasuredServices): readonly Metric[] {
  return [
    {
      name: 'yishiting_media_ready',
      help: 'Whether a media worker runs',
      value: mediaPlane.status().state === 'ready' ? 1 : 0,
    },
    {
      name: 'yishiting_media_worker_load_ratio',
      help: 'Share of a core that the busiest media worker needs',
      value: mediaPlane.load().busiest,
    },
    { name: 'yishiting_streams_open', help: 'WHIP and WHEP connections', value: streams.size() },
    ...health.rooms().flatMap((session) => {
      const measured = health.of(session);
      const output = outputs.statusOf(session);
      return [
        ...(measured === null ? [] : roomMetrics(session, measured)),
        {
          name: 'yishiting_output_running',
          help: 'Whether the programme output (HLS, recording) runs',
          value: output?.state === 'running' ? 1 : 0,
          labels: { session },
        },
      ];
    }),
  ];
}

function roomMetrics(session: string, { tracks, alarms, viewers }: RoomHealth): readonly Metric[] {
  return [
    ...tracks.flatMap(({ sourceId: source, track, ...figures }) => {
      const labels = { session, source, track };
      const metric = (name: string, help: string, value: number): Metric => ({ name, help, value, labels });
      return [
        metric('yishiting_source_bits_per_second', 'What arrives of a source', figures.bitrateBps),
        metric('yishiting_source_loss_ratio', 'Share of packets lost', figures.lossShare),
        metric('yishiting_source_still_seconds', 'Without picture or sound', figures.stillSeconds),
        ...(figures.roundTripMs === null
          ? []
          : [metric('yishiting_source_round_trip_seconds', 'There and back', figures.roundTripMs / 1000)]),
      ];
    }),
    ...Object.entries(viewers).map(([way, value]) => ({
      name: 'yishiting_viewers',
      help: 'Viewers of this process by their way of watching',
      value,
      labels: { session, way },
    })),
    ...alarms.map(({ kind }) => ({
      name: 'yishiting_alarm',
      help: 'Alarms that stand',
      value: 1,
      labels: { session, kind },
    })),
  ];
}
