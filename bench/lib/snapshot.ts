/** Fetches a room's snapshot as the page does: compressed, over HTTP. */
import { get } from 'node:http';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import type { Snapshot } from '#shared/contract/protocol.ts';

const unpack = promisify(gunzip);

export interface SnapshotRequest {
  readonly host: string;
  readonly port: number;
  readonly code: string;
  readonly cookie: string | null;
  readonly localAddress: string;
}

function download(request: SnapshotRequest): Promise<{ readonly etag: string; readonly body: Buffer }> {
  const { host, port, code, cookie, localAddress } = request;
  const headers = { 'accept-encoding': 'gzip', ...(cookie === null ? {} : { cookie }) };
  const path = `/api/sessions/${code}/snapshot?audience=public`;
  return new Promise((resolve, reject) => {
    const asked = get(
      { host, port, path, headers, localAddress, agent: false, timeout: 30_000 },
      (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('error', reject);
        response.on('end', () => {
          const { statusCode, headers: answered } = response;
          if (statusCode !== 200) return reject(new Error(`snapshot answered ${statusCode}`));
          resolve({ etag: String(answered.etag), body: Buffer.concat(chunks) });
        });
      },
    );
    asked.on('timeout', () => asked.destroy(new Error('snapshot timed out')));
    asked.on('error', reject);
  });
}

/** A reader of snapshots that unpacks each version once: phones do that themselves, a crowd in one process cannot. */
export function createSnapshotReader(): (request: SnapshotRequest) => Promise<Snapshot> {
  const known = new Map<string, Promise<Snapshot>>();
  return async (request) => {
    const { etag, body } = await download(request);
    const found =
      known.get(etag) ??
      unpack(body).then((text): Snapshot => {
        const snapshot: Snapshot = JSON.parse(text.toString());
        return snapshot;
      });
    known.set(etag, found);
    return found;
  };
}
