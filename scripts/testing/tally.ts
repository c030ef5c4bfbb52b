/** Counting what passed and failed, from vitest's own JSON report and from plain steps. */
import { z } from 'zod';

export interface Tally {
  readonly passed: number;
  readonly failed: number;
}

/** A step that is not made of tests counts as one. */
export const onePassed: Tally = { passed: 1, failed: 0 };
export const oneFailed: Tally = { passed: 0, failed: 1 };

const reportSchema = z.object({
  numPassedTests: z.int(),
  numFailedTests: z.int(),
  numPendingTests: z.int(),
  numTodoTests: z.int(),
  testResults: z.array(z.object({ status: z.string(), assertionResults: z.array(z.unknown()) })),
});

/**
 * The tally of a vitest run. A skipped or todo test counts as failed, so does a file that broke before its
 * first test, and a run that failed or found no test although every test it saw passed.
 */
export function tallyOfReport(report: unknown, exitCode: number | null): Tally {
  const parsed = reportSchema.safeParse(report);
  if (!parsed.success) return oneFailed;
  const { numPassedTests, numFailedTests, numPendingTests, numTodoTests, testResults } = parsed.data;
  const broken = testResults.filter(
    ({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0,
  );
  const failed = numFailedTests + numPendingTests + numTodoTests + broken.length;
  const unexplained = failed === 0 && (exitCode !== 0 || numPassedTests === 0);
  return { passed: numPassedTests, failed: unexplained ? 1 : failed };
}

/** Everything together. */
export function sumTallies(tallies: readonly Tally[]): Tally {
  return tallies.reduce(
    (sum, { passed, failed }) => ({ passed: sum.passed + passed, failed: sum.failed + failed }),
    { passed: 0, failed: 0 },
  );
}
