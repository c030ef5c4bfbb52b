/** What the page knows that helps to find out why somebody cannot see or hear: browser, network, path. No person. */
import type { ReceiverState, Viewer } from '#client/media/media-client.ts';

const LONGEST = 400;

/** One line for those who help. */
export async function troubleFacts(state: ReceiverState | null, viewer: Viewer | null): Promise<string> {
  const stats = (await viewer?.stats().catch(() => null)) ?? null;
  const parts = [
    state === null ? 'not started' : `${state.way}/${state.kind}${state.silenced ? '/silenced' : ''}`,
    ...(stats === null
      ? []
      : [
          `rtt ${stats.roundTripMs ?? '?'} ms`,
          `lost ${stats.packetsLost}/${stats.packetsReceived + stats.packetsLost}`,
          `frames ${stats.framesDecoded}`,
        ]),
    `net ${networkType()}`,
    `${screen.width}×${screen.height}`,
    navigator.userAgent,
  ];
  return parts.join(' · ').slice(0, LONGEST);
}

/** Only some browsers tell. */
function networkType(): string {
  const connection: unknown = 'connection' in navigator ? navigator.connection : null;
  if (typeof connection !== 'object' || connection === null || !('effectiveType' in connection)) return '?';
  return String(connection.effectiveType);
}
