/** The built client: hashed files that never change, and the one page that every address of the product opens. */
import { readdirSync } from 'node:fs';
import { join, relative, resolve, sep } from 'node:path';
import type { Request, RequestHandler, Response } from 'express';
import { refuse } from '#shared/kernel/result.ts';
import { sendRefusal } from './send-result.ts';

/** First parts of addresses that the client knows; all others open its "not found" page with status 404. */
const PAGES: readonly string[] = [
  '',
  's',
  'wall',
  'track',
  'ledger',
  'replay',
  'desk',
  'join',
  'setup',
  'guest',
];
/** Named after its content by the build: a changed file has another name. */
const HASHED = /^\/assets\/.+-[A-Za-z0-9_-]{8,}\.[a-z0-9.]+$/;
const ONE_YEAR = 'public, max-age=31536000, immutable';
/** Encodings, best first, with the ending of a file compressed beforehand. */
const ENCODINGS: readonly (readonly [string, string])[] = [
  ['br', '.br'],
  ['gzip', '.gz'],
];

const INDEX = '/index.html';

/** Serves the client from its folder. The files are those that were there at the start. */
export function clientFiles(clientDir: string): RequestHandler {
  const root = resolve(clientDir);
  const files = listFiles(root);
  return (request, response, next) => {
    if (request.method !== 'GET' && request.method !== 'HEAD') return next();
    const found = findFile(files, decodedPath(request));
    if (found === null) return sendRefusal(response, refuse('not_found'));
    response.status(found.status);
    sendFile({ root, files, path: found.path }, request, response);
  };
}

function listFiles(root: string): ReadonlySet<string> {
  try {
    const entries = readdirSync(root, { recursive: true, withFileTypes: true });
    const paths = entries
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name));
    return new Set(paths.map((path) => `/${relative(root, path).replaceAll(sep, '/')}`));
  } catch {
    // Not built yet: the interface works, pages answer 404.
    return new Set();
  }
}

/** The file that answers a path, or null. Only files that were listed: no path leads out of the folder. */
function findFile(
  files: ReadonlySet<string>,
  path: string,
): { readonly path: string; readonly status: number } | null {
  if (files.has(path) && !/\.(br|gz)$/.test(path)) return { path, status: 200 };
  const isFileName = /\.[a-z0-9]{1,8}$/i.test(path);
  if (isFileName || !files.has(INDEX)) return null;
  return { path: INDEX, status: PAGES.includes(path.split('/')[1] ?? '') ? 200 : 404 };
}

function decodedPath(request: Request): string {
  try {
    return decodeURIComponent(request.path);
  } catch {
    return request.path;
  }
}

interface FileToSend {
  readonly root: string;
  readonly files: ReadonlySet<string>;
  readonly path: string;
}

function sendFile({ root, files, path }: FileToSend, request: Request, response: Response): void {
  response.set('Cache-Control', HASHED.test(path) ? ONE_YEAR : 'no-cache');
  response.vary('Accept-Encoding');
  const [encoding, ending] =
    ENCODINGS.find(([name, end]) => files.has(path + end) && request.acceptsEncodings(name) === name) ?? [];
  if (encoding !== undefined) {
    response.set('Content-Encoding', encoding);
    response.type(path.slice(path.lastIndexOf('.')));
  }
  response.sendFile(path.slice(1) + (ending ?? ''), { root, cacheControl: false }, (error) => {
    // A reader that went away is no error of ours, and there is nobody to answer.
    if (error === undefined || response.headersSent) return;
    response.removeHeader('Content-Encoding');
    sendRefusal(response, refuse('not_found'));
  });
}
