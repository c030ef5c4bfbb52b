/** A reporter for vitest: what failed, in one line each, for the end of a long run. */
import { writeFileSync } from 'node:fs';
import type { SerializedError } from 'vitest';
import type { Reporter, TestModule } from 'vitest/node';

/** Names the file for the list: a JSON array of lines. */
export const FAILURE_LIST = 'YISHITING_FAILURE_LIST';

/** Tests that failed and errors outside of any test, each with its message. */
export default class FailureList implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], outside: readonly SerializedError[]): void {
    const file = process.env[FAILURE_LIST];
    if (file === undefined) return;
    const lines = [
      ...modules.flatMap(failuresOf),
      ...outside.map((error) => `outside of any test: ${error.message}`),
    ];
    writeFileSync(file, JSON.stringify(lines));
  }
}

function failuresOf(module: TestModule): string[] {
  const broken = module.errors().map(({ message }) => `${module.relativeModuleId}: ${message}`);
  const failed = [...module.children.allTests('failed')].map((test) => {
    const [first] = test.result().errors ?? [];
    return [module.relativeModuleId, test.fullName, first?.message.split('\n')[0] ?? 'failed'].join(': ');
  });
  return [...broken, ...failed];
}
