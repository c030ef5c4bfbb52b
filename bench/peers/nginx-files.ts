/** Peer: nginx with one worker that serves a folder; plain, or with the settings of docs/examples/nginx-hls.conf. */
import { existsSync, readFileSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { startChildServer } from '#tests/support/child-server.ts';
import { freePort } from '#tests/support/free-port.ts';
import { tempDir } from '#tests/support/temp-dir.ts';
import { waitFor } from '#tests/support/wait-for.ts';

export interface FileServer extends AsyncDisposable {
  readonly port: number;
  /** The process whose CPU time counts. */
  readonly pid: number;
}

const NGINX = '/usr/sbin/nginx';
const EXAMPLE = 'docs/examples/nginx-hls.conf';
const EXAMPLE_FOLDER = '/var/lib/yishiting/media/';

const around = (dir: string, http: string): string => `
${process.getuid?.() === 0 ? 'user root;' : ''}
worker_processes 1;
daemon off;
pid ${dir}/nginx.pid;
error_log ${dir}/error.log;
events { worker_connections 4096; }
http {
  access_log off;
  keepalive_requests 1000000;
  client_body_temp_path ${dir}/body;
  proxy_temp_path ${dir}/proxy;
  fastcgi_temp_path ${dir}/fastcgi;
  uwsgi_temp_path ${dir}/uwsgi;
  scgi_temp_path ${dir}/scgi;
  ${http}
}
`;

const plain = (port: number, mediaDir: string): string => `
  server {
    listen 127.0.0.1:${port} backlog=4096;
    sendfile on;
    location /media/ { alias ${mediaDir}/; }
  }`;

/** The example as it stands, without the certificate that only the real machine has. */
async function documented(port: number, mediaDir: string): Promise<string> {
  const text = await readFile(EXAMPLE, 'utf8');
  return text
    .replace('listen 443 ssl;', `listen 127.0.0.1:${port} backlog=4096;`)
    .replace(/^ *(http2|ssl_certificate(_key)?) .*$/gm, '')
    .replace(EXAMPLE_FOLDER, `${mediaDir}/`);
}

/** Null where nginx is not installed. */
export async function startNginxFiles(
  mediaDir: string,
  settings: 'plain' | 'documented',
): Promise<FileServer | null> {
  if (!existsSync(NGINX)) return null;
  const dir = await tempDir('nginx-files');
  const port = await freePort();
  const http = settings === 'plain' ? plain(port, mediaDir) : await documented(port, mediaDir);
  const file = join(dir.path, 'nginx.conf');
  await writeFile(file, around(dir.path, http));
  const server = await startChildServer({ command: NGINX, args: ['-p', dir.path, '-c', file] });
  const pid = await waitFor(
    async () => {
      server.check();
      await fetch(`http://127.0.0.1:${port}/media/`);
      return workerOf(server.pid);
    },
    { what: 'nginx' },
  );
  return {
    port,
    pid,
    [Symbol.asyncDispose]: async () => {
      await server.stop();
      await dir.remove();
    },
  };
}

function workerOf(master: number): number | null {
  const children = readFileSync(`/proc/${master}/task/${master}/children`, 'utf8').trim();
  return children === '' ? null : Number(children.split(' ')[0]);
}
