/** Everything a built worker depends on, and the cache folder that follows from it. */
import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { isAbsolute, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

export const RECIPE_DIR = fileURLToPath(new URL('./recipe/', import.meta.url));

export interface BuildInputs {
  /** The installed mediasoup package: its folder and its version. */
  packageDir: string;
  version: string;
  os: OsRelease;
  arch: string;
}

export interface OsRelease {
  id: string;
  versionId: string;
  /** Debian itself or a distribution derived from it. */
  debianLike: boolean;
}

/** Reads the fields of an `os-release` file that matter here. */
export function parseOsRelease(text: string): OsRelease {
  const fields = new Map<string, string>();
  for (const line of text.split('\n')) {
    const match = /^([A-Z_]+)=(.*)$/.exec(line.trim());
    if (match?.[1] !== undefined && match[2] !== undefined)
      fields.set(match[1], match[2].replace(/^["']|["']$/g, ''));
  }
  const id = fields.get('ID') ?? 'unknown';
  const like = (fields.get('ID_LIKE') ?? '').split(/\s+/);
  return {
    id,
    versionId: fields.get('VERSION_ID') ?? '0',
    debianLike: id === 'debian' || like.includes('debian'),
  };
}

/** Looks at the installed package and at the machine. */
export async function readInputs(): Promise<BuildInputs> {
  // The package does not export its package.json, so its folder is found from its entry (node/lib/index.js).
  const packageDir = fileURLToPath(new URL('../../', import.meta.resolve('mediasoup')));
  const manifest: unknown = JSON.parse(await readFile(join(packageDir, 'package.json'), 'utf8'));
  const version =
    typeof manifest === 'object' && manifest !== null && 'version' in manifest
      ? String(manifest.version)
      : '';
  const os = parseOsRelease(await readFile('/etc/os-release', 'utf8').catch(() => ''));
  return { packageDir, version, os, arch: process.arch };
}

/** A short name for one set of inputs: the same inputs give the same key on every machine. */
export function cacheKey(
  inputs: Omit<BuildInputs, 'packageDir'>,
  recipe: ReadonlyMap<string, string>,
): string {
  const hash = createHash('sha256');
  const add = (part: string): void => {
    hash.update(`${Buffer.byteLength(part)}:`).update(part);
  };
  for (const part of [inputs.version, inputs.os.id, inputs.os.versionId, inputs.arch]) add(part);
  for (const name of [...recipe.keys()].sort()) {
    add(name);
    add(recipe.get(name) ?? '');
  }
  return `${inputs.version}-${inputs.os.id}${inputs.os.versionId}-${inputs.arch}-${hash.digest('hex').slice(0, 16)}`;
}

/** The recipe's files by relative name, with their text. */
export async function readRecipe(dir: string = RECIPE_DIR): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  for (const entry of await readdir(dir, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const file = join(entry.parentPath, entry.name);
    found.set(relative(dir, file), await readFile(file, 'utf8'));
  }
  return found;
}

/** The folder that holds workers of all versions; outside the checkout so that a fresh clone finds them. */
export function cacheRoot(
  env: Readonly<Record<string, string | undefined>>,
  home: string = homedir(),
): string {
  const base = env.XDG_CACHE_HOME;
  // The XDG rules say that a relative path is to be ignored.
  return join(
    base !== undefined && isAbsolute(base) ? base : join(home, '.cache'),
    'yishiting',
    'media-worker',
  );
}
