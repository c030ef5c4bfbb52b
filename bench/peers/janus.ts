/** Peer: Janus with its streaming plugin and one mountpoint that takes plain RTP. */
import { existsSync } from 'node:fs';
import { readdir, writeFile } from 'node:fs/promises';
import { networkInterfaces } from 'node:os';
import { join } from 'node:path';
import { findLanAddress } from '#server/adapters/mediasoup/config.ts';
import { startChildServer } from '#tests/support/child-server.ts';
import { freePort } from '#tests/support/free-port.ts';
import { tempDir } from '#tests/support/temp-dir.ts';
import { waitFor } from '#tests/support/wait-for.ts';
import { PUBLISHED } from '../lib/webrtc/join.ts';

export interface Janus extends AsyncDisposable {
  /** The process whose CPU time counts. */
  readonly pid: number;
  readonly url: string;
  readonly mountpoint: number;
  /** Where the mountpoint takes RTP. */
  readonly rtpPort: number;
}

const JANUS = '/usr/bin/janus';
const LIBRARY = '/usr/lib/x86_64-linux-gnu/janus';
const MOUNTPOINT = 1;

/** All of a kind but one: what is not needed is not loaded. */
async function others(folder: string, needed: string): Promise<string> {
  const names = await readdir(join(LIBRARY, folder)).catch(() => []);
  return names.filter((name) => name.endsWith('.so') && name !== needed).join(',');
}

const core = (dir: string, without: { readonly plugins: string; readonly transports: string }): string => `
general: {
  configs_folder = "${dir}"
  plugins_folder = "${LIBRARY}/plugins"
  transports_folder = "${LIBRARY}/transports"
  debug_level = 2
  session_timeout = 0
}
plugins: { disable = "${without.plugins}" }
transports: { disable = "${without.transports}" }
`;

const http = (port: number): string => `
general: { json = "compact" base_path = "/janus" http = true port = ${port} ip = "127.0.0.1" https = false }
`;

const streaming = (port: number): string => `
bench: {
  type = "rtp"
  id = ${MOUNTPOINT}
  audio = false
  video = true
  videoport = ${port}
  videopt = ${PUBLISHED.payloadType}
  videocodec = "vp8"
}
`;

/** Null where Janus is not installed, or the machine has no address but loopback, which Janus does not use. */
export async function startJanus(): Promise<Janus | null> {
  if (!existsSync(JANUS) || findLanAddress(networkInterfaces()) === undefined) return null;
  const dir = await tempDir('janus');
  const [port, rtpPort] = [await freePort(), await freePort()];
  const without = {
    plugins: await others('plugins', 'libjanus_streaming.so'),
    transports: await others('transports', 'libjanus_http.so'),
  };
  await writeFile(join(dir.path, 'janus.jcfg'), core(dir.path, without));
  await writeFile(join(dir.path, 'janus.transport.http.jcfg'), http(port));
  await writeFile(join(dir.path, 'janus.plugin.streaming.jcfg'), streaming(rtpPort));
  const server = await startChildServer({ command: JANUS, args: ['--configs-folder', dir.path] });
  const url = `http://127.0.0.1:${port}`;
  try {
    await waitFor(
      async () => {
        server.check();
        return (await fetch(`${url}/janus/info`)).ok;
      },
      { what: 'Janus' },
    );
  } catch (error) {
    await server.stop();
    throw error;
  }
  return {
    ...{ pid: server.pid, url, mountpoint: MOUNTPOINT, rtpPort },
    [Symbol.asyncDispose]: async () => {
      await server.stop();
      await dir.remove();
    },
  };
}
