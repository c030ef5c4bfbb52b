/** Peer: nginx with the nchan module, one worker, on a free port; null where it is not installed. */
import { existsSync, readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { startChildServer } from '#tests/support/child-server.ts';
import { freePort } from '#tests/support/free-port.ts';
import { tempDir } from '#tests/support/temp-dir.ts';
import { waitFor } from '#tests/support/wait-for.ts';
import { KEEP_ALIVE_MS, type Peer } from './peer.ts';

const NGINX = '/usr/sbin/nginx';
const MODULE = '/usr/lib/nginx/modules/ngx_nchan_module.so';

const configuration = (port: number, dir: string): string => `
load_module ${MODULE};
${process.getuid?.() === 0 ? 'user root;' : ''}
worker_processes 1;
worker_rlimit_nofile 20000;
daemon off;
pid ${dir}/nginx.pid;
error_log ${dir}/error.log;
events { worker_connections 19000; }
http {
  access_log off;
  client_body_temp_path ${dir}/body;
  proxy_temp_path ${dir}/proxy;
  fastcgi_temp_path ${dir}/fastcgi;
  uwsgi_temp_path ${dir}/uwsgi;
  scgi_temp_path ${dir}/scgi;
  client_max_body_size 1m;
  client_body_buffer_size 1m;
  server {
    listen 127.0.0.1:${port} backlog=4096;
    location = /pub { nchan_publisher; nchan_channel_id room; nchan_message_buffer_length 1; }
    location = /sub {
      nchan_subscriber websocket;
      nchan_channel_id room;
      nchan_subscriber_first_message newest;
      nchan_websocket_ping_interval ${KEEP_ALIVE_MS / 1000};
    }
  }
}
`;

/** The worker, which does the work; its only sibling may be a cache process. */
function workerOf(master: number): number | null {
  const children = readFileSync(`/proc/${master}/task/${master}/children`, 'utf8').trim();
  return children === '' ? null : Number(children.split(' ')[0]);
}

export async function startNchan(): Promise<Peer | null> {
  if (!existsSync(NGINX) || !existsSync(MODULE)) return null;
  const dir = await tempDir('nchan');
  const port = await freePort();
  const file = join(dir.path, 'nginx.conf');
  await writeFile(file, configuration(port, dir.path));
  const server = await startChildServer({ command: NGINX, args: ['-p', dir.path, '-c', file] });
  const post = (text: string): Promise<Response> =>
    fetch(`http://127.0.0.1:${port}/pub`, { method: 'POST', body: text });
  const pid = await waitFor(
    async () => {
      server.check();
      await post('first');
      return workerOf(server.pid);
    },
    { what: 'nginx with nchan' },
  );
  return {
    ...{ name: 'nchan', kind: 'plain', port, path: '/sub', pid },
    broadcast: async (text) => {
      const answer = await post(text);
      await answer.body?.cancel();
    },
    [Symbol.asyncDispose]: async () => {
      await server.stop();
      await dir.remove();
    },
  };
}
