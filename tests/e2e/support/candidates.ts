/** Lets pages reach the server's media by some addresses only: firewalls, and lines that can be made bad. */
import type { BrowserContext } from 'playwright-core';

/** Pages of the context see only those addresses of the server's media that `keep` leaves, at another port if given. */
export async function changeCandidates(
  context: BrowserContext,
  keep: 'udp' | 'tcp' | 'none',
  port: number | null,
) {
  await context.addInitScript(
    ({ protocol, other }) => {
      const take = RTCPeerConnection.prototype.setRemoteDescription;
      const change = (line: string): string[] => {
        if (!line.startsWith('a=candidate:')) return [line];
        const parts = line.split(' ');
        if (parts[2] !== protocol || parts[4] !== '127.0.0.1') return [];
        return [parts.map((part, at) => (at === 5 && other !== null ? String(other) : part)).join(' ')];
      };
      Object.defineProperty(RTCPeerConnection.prototype, 'setRemoteDescription', {
        value(this: RTCPeerConnection, { type, sdp = '' }: RTCSessionDescriptionInit): Promise<void> {
          return Reflect.apply(take, this, [{ type, sdp: sdp.split('\r\n').flatMap(change).join('\r\n') }]);
        },
      });
    },
    { protocol: keep, other: port },
  );
}
