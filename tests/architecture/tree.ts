/** The files of the tree, as the architecture tests see them. */
import { existsSync, readdirSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder that holds package.json. */
export const treeRoot = fileURLToPath(new URL('../..', import.meta.url)).replace(/[/\\]$/, '');

/** The folders that hold code. */
export const codeFolders = ['shared', 'server', 'client', 'tests', 'scripts', 'bench'] as const;

/** Paths, relative to the root, of all files in the code folders that `accept` takes. */
export function treeFiles(accept: (path: string) => boolean): readonly string[] {
  return codeFolders
    .filter((folder) => existsSync(join(treeRoot, folder)))
    .flatMap((folder) =>
      readdirSync(join(treeRoot, folder), { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => relative(treeRoot, join(entry.parentPath, entry.name)).split(sep).join('/')),
    )
    .filter((path) => !path.includes('node_modules/') && accept(path))
    .toSorted();
}

/** Whether a path is TypeScript. */
export function isTypeScript(path: string): boolean {
  return /\.tsx?$/.test(path);
}
