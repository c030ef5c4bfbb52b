/** What one installation keeps in its data directory: its secret and its self-signed certificate. */
import { randomBytes } from 'node:crypto';
import { accessSync, constants, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { generate } from 'selfsigned';

/** Certificate and key, PEM. */
export interface Certificate {
  readonly cert: string;
  readonly key: string;
}

/** Makes the directory; throws a sentence for people when it cannot be written. */
export function prepareDataDir(directory: string): string {
  const absolute = path.resolve(directory);
  try {
    mkdirSync(absolute, { recursive: true });
    accessSync(absolute, constants.W_OK);
    return absolute;
  } catch {
    throw new DataDirError(absolute);
  }
}

/** The data directory cannot be used. */
export class DataDirError extends Error {
  constructor(directory: string) {
    super(
      `数据目录 ${directory} 无法写入：请更改其权限，或用 DATA_DIR 指定另一个目录。(data directory not writable)`,
    );
  }
}

/** The installation's secret: made once, readable by its owner only. */
export function installationSecret(directory: string): string {
  const file = path.join(directory, 'secret');
  if (existsSync(file)) return readFileSync(file, 'utf8').trim();
  const secret = randomBytes(32).toString('base64url');
  // `wx`: of two processes that start at once one makes the file, the other reads it.
  try {
    writeFileSync(file, secret, { mode: 0o600, flag: 'wx' });
    return secret;
  } catch {
    return readFileSync(file, 'utf8').trim();
  }
}

const YEAR_MS = 365 * 24 * 3600 * 1000;

/** A self-signed certificate for the names and addresses, kept so that phones are asked only once. */
export async function selfSignedCertificate(
  directory: string,
  names: readonly string[],
): Promise<Certificate> {
  const file = path.join(directory, 'certificate.json');
  if (existsSync(file)) {
    const kept = JSON.parse(readFileSync(file, 'utf8')) as Certificate & { names: readonly string[] };
    if (names.every((name) => kept.names.includes(name))) return kept;
  }
  const altNames = names.map((name) =>
    /^[\d.]+$/.test(name) ? { type: 7 as const, ip: name } : { type: 2 as const, value: name },
  );
  const made = await generate([{ name: 'commonName', value: names[0] ?? 'localhost' }], {
    keySize: 2048,
    algorithm: 'sha256',
    notAfterDate: new Date(Date.now() + 2 * YEAR_MS),
    extensions: [{ name: 'subjectAltName', altNames }],
  });
  const certificate = { cert: made.cert, key: made.private, names };
  writeFileSync(file, JSON.stringify(certificate), { mode: 0o600 });
  return certificate;
}
