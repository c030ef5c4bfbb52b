/** Imports go the way docs/architecture.md says, and the rules that watch it really bite. */
import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { tempDir } from '../support/temp-dir.ts';
import { cruiseTree, ruleNames } from './cruise-tree.ts';
import { treeRoot } from './tree.ts';

interface Plant {
  readonly rule: string;
  readonly what: string;
  /** Path → source. The first file is the one that breaks the rule. */
  readonly files: Readonly<Record<string, string>>;
}

/** Something to import, wherever it stands. */
const thing = 'export const thing = 1;\nexport type Thing = number;\n';
const typeOf = (path: string) => `import type { Thing } from '${path}';\nexport type Other = Thing;\n`;
const codeOf = (path: string) => `import { thing } from '${path}';\nexport const other = thing;\n`;

/** A planted breach: `from` imports `to`, which is a file of the tree or a package. */
function plant(rule: string, what: string, from: string, to: string, kind = codeOf): Plant {
  const inTree = /^(shared|server|client|tests|scripts|bench)\//.test(to);
  const files = { [from]: kind(inTree ? `#${to}` : to), ...(inTree ? { [to]: thing } : {}) };
  return { rule, what, files };
}

const polls = 'client/features/polls';
const breaches: readonly Plant[] = [
  {
    rule: 'no-cycles',
    what: 'two files import each other',
    files: {
      'shared/kernel/one.ts': "import { two } from './two.ts';\nexport const one = () => two;\n",
      'shared/kernel/two.ts': "import { one } from './one.ts';\nexport const two = () => one;\n",
    },
  },
  {
    rule: 'resolvable',
    what: 'a path that leads nowhere',
    files: { 'server/app/a.ts': codeOf('#server/ports/missing.ts') },
  },
  plant('no-development-packages', 'a test tool in shipped code', 'server/adapters/node/a.ts', 'fast-check'),
  plant('shared-only-zod', 'shared takes a Node module', 'shared/kernel/a.ts', 'node:fs'),
  plant('shared-only-zod', 'shared takes a package', 'shared/kernel/a.ts', 'react'),
  plant('shared-only-zod', 'shared sees a server type', 'shared/contract/a.ts', 'server/app/b.ts', typeOf),
  plant(
    'shared-kernel-alone',
    'the kernel knows a feature',
    'shared/kernel/a.ts',
    'shared/features/polls/b.ts',
  ),
  plant('shared-zod-in-schema-files', 'state carries zod', 'shared/features/polls/state.ts', 'zod'),
  plant(
    'shared-zod-in-schema-files',
    'state carries schemas',
    'shared/features/polls/state.ts',
    'shared/features/polls/commands.ts',
  ),
  plant('server-not-outward', 'the server takes a client file', 'server/compose.ts', 'client/lib/b.ts'),
  plant('domain-pure', 'domain reaches for Node', 'server/domain/polls/decide.ts', 'node:crypto'),
  plant('domain-pure', 'domain knows a port', 'server/domain/polls/decide.ts', 'server/ports/b.ts', typeOf),
  plant(
    'domain-own-feature',
    'one domain uses another',
    'server/domain/polls/a.ts',
    'server/domain/questions/b.ts',
  ),
  plant('ports-only-interfaces', 'a port knows app', 'server/ports/a.ts', 'server/app/b.ts', typeOf),
  plant('ports-domain-types', 'a port runs domain code', 'server/ports/a.ts', 'server/domain/polls/b.ts'),
  plant('app-knows-ports', 'app knows an adapter', 'server/app/a.ts', 'server/adapters/sqlite/b.ts'),
  plant(
    'app-knows-ports',
    'app sees a transport type',
    'server/app/a.ts',
    'server/transport/http/b.ts',
    typeOf,
  ),
  plant('app-no-machine', 'app opens files', 'server/app/a.ts', 'node:fs'),
  plant(
    'adapters-own-folder',
    'one adapter uses another',
    'server/adapters/redis/a.ts',
    'server/adapters/memory/b.ts',
  ),
  plant(
    'adapters-own-folder',
    'an adapter knows app',
    'server/adapters/redis/a.ts',
    'server/app/b.ts',
    typeOf,
  ),
  plant(
    'adapters-domain-types',
    'an adapter runs domain code',
    'server/adapters/sqlite/a.ts',
    'server/domain/polls/b.ts',
  ),
  plant('transport-knows-app', 'transport decides', 'server/transport/http/a.ts', 'server/domain/polls/b.ts'),
  plant(
    'transport-knows-app',
    'transport stores',
    'server/transport/http/a.ts',
    'server/adapters/sqlite/b.ts',
  ),
  plant('config-alone', 'configuration knows app', 'server/config.ts', 'server/app/b.ts'),
  plant('client-not-server', 'the client sees a server type', 'client/app/a.ts', 'server/app/b.ts', typeOf),
  plant('client-no-node', 'the client takes a Node module', 'client/lib/a.ts', 'node:path'),
  plant('client-no-zod', 'the client carries zod', `${polls}/a.ts`, 'zod'),
  plant('client-no-zod', 'the client carries schemas', `${polls}/a.ts`, 'shared/features/polls/commands.ts'),
  plant(
    'client-features-own-folder',
    'one feature uses another',
    `${polls}/a.tsx`,
    'client/features/questions/b.tsx',
  ),
  plant(
    'client-features-own-folder',
    'a feature knows the shell',
    `${polls}/a.tsx`,
    'client/app/b.tsx',
    typeOf,
  ),
  plant('client-session', 'session knows a feature', 'client/session/a.ts', `${polls}/b.ts`),
  plant('client-media', 'media knows session', 'client/media/a.ts', 'client/session/b.ts'),
  plant('client-ui-and-lib', 'the design system knows a feature', 'client/ui/a.tsx', `${polls}/b.tsx`),
  plant('client-ui-and-lib', 'a helper knows a contract', 'client/lib/a.ts', 'shared/contract/b.ts'),
  plant('client-locales', 'texts know a feature', 'client/locales/zh.ts', `${polls}/b.ts`),
];

/** A tree that uses every way that is allowed. */
const lawful: Readonly<Record<string, string>> = {
  'shared/kernel/result.ts': thing,
  'shared/features/polls/commands.ts':
    "import { z } from 'zod';\nexport const thing = z.string();\nexport type Thing = number;\n",
  'shared/features/polls/state.ts': typeOf('./commands.ts'),
  'shared/contract/catalogue.ts': codeOf('#shared/features/polls/commands.ts'),
  'server/domain/polls/decide.ts': `export type { Other } from '#shared/features/polls/state.ts';\n${thing}`,
  'server/domain/polls/decide.test.ts': "import { it } from 'vitest';\nit.todo('x');\n",
  'server/ports/store.ts': `${typeOf('#server/domain/polls/decide.ts')}${thing}`,
  'server/app/service.ts': `${typeOf('#server/ports/store.ts')}${thing}`,
  'server/app/decider.ts': codeOf('#server/domain/polls/decide.ts'),
  'server/adapters/node/files.ts': `import { readFileSync } from 'node:fs';\n${thing}export const read = readFileSync;\n`,
  'server/transport/http/app.ts': `import express from 'express';\n${thing}export const app = express;\n`,
  'server/compose.ts': `${codeOf('#server/adapters/node/files.ts')}export { app } from '#server/transport/http/app.ts';\n`,
  'client/lib/time.ts': thing,
  'client/features/polls/view.ts': codeOf('#client/lib/time.ts'),
  'client/app/shell.ts': codeOf('#client/lib/time.ts'),
  'client/app/types.ts': typeOf('#shared/features/polls/commands.ts'),
};

async function writeTree(root: string, files: Readonly<Record<string, string>>): Promise<void> {
  for (const [path, source] of Object.entries(files)) {
    await mkdir(dirname(join(root, path)), { recursive: true });
    await writeFile(join(root, path), source);
  }
}

/** Breaches found in a tree of exactly these files. */
async function breachesIn(files: Readonly<Record<string, string>>) {
  await using dir = await tempDir('rules');
  await writeTree(dir.path, files);
  const imports = Object.fromEntries(
    ['shared', 'server', 'client', 'tests', 'scripts', 'bench'].map((f) => [`#${f}/*`, `./${f}/*`]),
  );
  await writeFile(
    join(dir.path, 'package.json'),
    JSON.stringify({
      type: 'module',
      imports,
      dependencies: { zod: '*', express: '*', react: '*' },
      devDependencies: { vitest: '*', 'fast-check': '*' },
    }),
  );
  await symlink(join(treeRoot, 'node_modules'), join(dir.path, 'node_modules'));
  return (await cruiseTree(dir.path)).breaches;
}

describe('the tree', () => {
  it('keeps every dependency rule', async () => {
    const { breaches: found, modules } = await cruiseTree(treeRoot);
    expect(found).toEqual([]);
    expect(modules).toBeGreaterThan(0);
  });
});

describe('the rules', () => {
  it('let a lawful tree pass', async () => {
    expect(await breachesIn(lawful)).toEqual([]);
  });

  it.each(breaches)('$rule catches: $what', async ({ rule, files }) => {
    const [culprit] = Object.keys(files);
    expect(await breachesIn(files)).toContainEqual(expect.objectContaining({ rule, from: culprit }));
  });

  it('are each proved by at least one planted breach', () => {
    expect(ruleNames().toSorted()).toEqual([...new Set(breaches.map(({ rule }) => rule))].toSorted());
  });
});
