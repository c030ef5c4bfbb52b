/** A large answer, encoded and compressed once for everybody who gets the same one. */
import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { Request, Response } from 'express';

const compress = promisify(gzip);

/** An answer ready to be sent. */
export interface EncodedJson {
  readonly etag: string;
  readonly plain: Buffer;
  readonly gzipped: Buffer;
}

/** Encodes each value once, as long as somebody holds it: what changes has to become another object. */
export function createEncoder(): (value: object) => Promise<EncodedJson> {
  const known = new WeakMap<object, Promise<EncodedJson>>();
  return (value) => {
    const encoded = known.get(value) ?? encodeJson(value);
    known.set(value, encoded);
    return encoded;
  };
}

export async function encodeJson(value: object): Promise<EncodedJson> {
  const plain = Buffer.from(JSON.stringify(value));
  const gzipped = await compress(plain, { level: 5 });
  return { etag: `"${createHash('sha256').update(plain).digest('base64url').slice(0, 22)}"`, plain, gzipped };
}

/** Nothing but "the same" for who has it already. */
export function sendEncoded(request: Request, response: Response, encoded: EncodedJson): void {
  const { etag, plain, gzipped } = encoded;
  response.set({ ETag: etag, Vary: 'Accept-Encoding' });
  if (request.headers['if-none-match'] === etag) {
    response.status(304).end();
    return;
  }
  response.type('application/json');
  if (request.acceptsEncodings('gzip') === 'gzip') response.set('Content-Encoding', 'gzip').end(gzipped);
  else response.end(plain);
}
