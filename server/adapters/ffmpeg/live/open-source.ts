/** Makes an address of a media partner one that ffmpeg may be given: everything goes through the guard. */
import type { Guard } from './address-guard.ts';
import type { GuardProxy } from './guard-proxy.ts';
import { openRtmpTunnel } from './rtmp-tunnel.ts';

export interface OpenSource {
  /** In front of everything else, up to the input. */
  readonly args: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
  readonly close: () => void;
}

/** Microseconds of silence after which a connection is given up. */
const SILENCE = ['-rw_timeout', '10000000'];
const HTTP = ['-protocol_whitelist', 'http,https,httpproxy,tls,tcp,crypto'];
const RTMP = ['-protocol_whitelist', 'rtmp,tcp'];

/** Rejects when the address is not to be reached, or there is no such host. */
export async function openSource(url: string, guard: Guard, proxy: GuardProxy): Promise<OpenSource> {
  if (/^rtmps?:/.test(url)) {
    const { address, tcUrl, close } = await openRtmpTunnel(url, guard);
    const input = ['-rtmp_live', 'live', '-rtmp_tcurl', tcUrl, '-i', address];
    return { args: [...RTMP, ...SILENCE, ...input], environment: {}, close };
  }
  // Told at once, and not only as a failure of the proxy.
  await guard.resolve(new URL(url).hostname);
  const environment = { http_proxy: await proxy.url(), no_proxy: '' };
  return { args: [...HTTP, ...SILENCE, '-i', url], environment, close: () => undefined };
}
