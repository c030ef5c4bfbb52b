/** A source of one colour and one tone, sent by ffmpeg to an ingest. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import type { Ingest, IngestTrack } from '#server/ports/media-plane.ts';

export interface RtpSource extends AsyncDisposable {
  readonly child: ChildProcess;
}

const address = ({ ip, rtpPort, rtcpPort }: IngestTrack): string =>
  `rtp://${ip}:${rtpPort}?rtcpport=${rtcpPort}&pkt_size=1200`;

const track = (given: IngestTrack): string[] => [
  ...['-payload_type', String(given.payloadType), '-ssrc', String(given.ssrc)],
  ...['-f', 'rtp', address(given)],
];

/** Sends until it is disposed of. `colour` in ffmpeg's words. */
export function sendColourAndTone(ingest: Ingest, colour: string, hz: number): RtpSource {
  const child = spawn(
    'ffmpeg',
    [
      ...['-nostdin', '-loglevel', 'error'],
      ...['-re', '-f', 'lavfi', '-i', `color=c=${colour}:s=320x180:r=10`],
      ...['-re', '-f', 'lavfi', '-i', `sine=frequency=${hz}:sample_rate=48000`],
      ...['-map', '0:v', '-c:v', 'libvpx', '-deadline', 'realtime', '-cpu-used', '16', '-g', '10'],
      ...['-b:v', '300k', ...track(ingest.video)],
      ...['-map', '1:a', '-c:a', 'libopus', '-ac', '2', '-b:a', '64k', ...track(ingest.audio)],
    ],
    { stdio: 'ignore' },
  );
  return {
    child,
    [Symbol.asyncDispose]: async () => {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const gone = once(child, 'close');
      child.kill('SIGKILL');
      await gone;
    },
  };
}
