/** Runs the dependency rules of the tree over a folder and tells which were broken. */
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { cruise, type IConfiguration, type ICruiseResult } from 'dependency-cruiser';
import { codeFolders } from './tree.ts';

export interface Breach {
  readonly rule: string;
  readonly from: string;
  readonly to: string;
}

const rules: IConfiguration = createRequire(import.meta.url)('../../.dependency-cruiser.cjs');

/** Names of all rules. */
export function ruleNames(): readonly string[] {
  return (rules.forbidden ?? []).map(({ name }) => name ?? '(unnamed)');
}

/** Every breach of the rules below `root`, and how many modules were looked at. */
export async function cruiseTree(
  root: string,
): Promise<{ readonly breaches: readonly Breach[]; readonly modules: number }> {
  const { forbidden = [], options = {} } = rules;
  const { enhancedResolveOptions, ...cruiseOptions } = options;
  const { output } = await cruise(
    codeFolders.filter((folder) => existsSync(join(root, folder))),
    { ...cruiseOptions, baseDir: root, validate: true, ruleSet: { forbidden }, outputType: 'json' },
    enhancedResolveOptions,
  );
  const result: ICruiseResult = typeof output === 'string' ? JSON.parse(output) : output;
  return {
    modules: result.summary.totalCruised,
    breaches: result.summary.violations.map(({ rule, from, to }) => ({ rule: rule.name, from, to })),
  };
}
