/** Builds the client into dist/client when its sources changed since the last build. */
import { createHash } from 'node:crypto';
import { existsSync, globSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { showStep } from './progress.ts';

const STAMP = 'dist/client/.inputs';

/** One digest over everything that the built client depends on. */
function inputsDigest(): string {
  const files = globSync(['client/**/*', 'shared/**/*.ts', 'vite.config.ts', 'package-lock.json'], {
    exclude: (entry) => entry.name === 'node_modules',
    withFileTypes: true,
  });
  const hash = createHash('sha256');
  const paths = files.filter((entry) => entry.isFile()).map((entry) => `${entry.parentPath}/${entry.name}`);
  for (const path of paths.sort()) hash.update(path).update(readFileSync(path));
  return hash.digest('hex');
}

/** Resolves when dist/client is up to date. */
export async function buildClient(): Promise<void> {
  const digest = inputsDigest();
  if (existsSync(STAMP) && readFileSync(STAMP, 'utf8') === digest) return;
  const done = showStep('正在构建页面 (building the client)');
  const { build } = await import('vite');
  await build({ logLevel: 'error' });
  compressAssets('dist/client/assets');
  writeFileSync(STAMP, digest);
  done();
}

/** Compresses once what would otherwise be compressed at every visit. */
function compressAssets(directory: string): void {
  for (const name of readdirSync(directory)) {
    if (!/\.(js|css|svg)$/.test(name)) continue;
    const path = `${directory}/${name}`;
    const content = readFileSync(path);
    writeFileSync(`${path}.gz`, gzipSync(content, { level: 9 }));
    writeFileSync(`${path}.br`, brotliCompressSync(content));
  }
}
