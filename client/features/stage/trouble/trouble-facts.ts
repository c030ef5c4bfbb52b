/** What the page knows that helps to find out why somebody cannot see or hear: browser, network, path. No person. */
import type { ReceiverState, Viewer } from '#client/media/media-client.ts';
import { factsLine } from './facts-line.ts';

/** One line for those who help. */
export async function troubleFacts(state: ReceiverState | null, viewer: Viewer | null): Promise<string> {
  const stats = (await viewer?.stats().catch(() => null)) ?? null;
  return factsLine({
    state,
    stats,
    network: networkType(),
    screen: `${screen.width}×${screen.height}`,
    browser: navigator.userAgent,
  });
}

/** Only some browsers tell. */
function networkType(): string | null {
  const connection: unknown = 'connection' in navigator ? navigator.connection : null;
  if (typeof connection !== 'object' || connection === null || !('effectiveType' in connection)) return null;
  return String(connection.effectiveType);
}
