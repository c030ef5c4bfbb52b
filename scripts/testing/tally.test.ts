/** Nothing is silently skipped: every way in which a test can not have passed counts as a failure. */
import { describe, expect, it } from 'vitest';
import { sumTallies, tallyOfReport } from './tally.ts';

function aReport(more: Record<string, unknown> = {}) {
  const none = { numPassedTests: 0, numFailedTests: 0, numPendingTests: 0, numTodoTests: 0, testResults: [] };
  return { ...none, ...more };
}

describe('the tally of a run', () => {
  it('counts what passed and what failed', () => {
    expect(tallyOfReport(aReport({ numPassedTests: 7, numFailedTests: 2 }), 1)).toEqual({
      passed: 7,
      failed: 2,
    });
  });

  it('counts skipped and todo tests as failed', () => {
    const report = aReport({ numPassedTests: 7, numPendingTests: 1, numTodoTests: 2 });
    expect(tallyOfReport(report, 0)).toEqual({ passed: 7, failed: 3 });
  });

  it('counts a file that broke before its first test', () => {
    const testResults = [{ status: 'failed', assertionResults: [] }];
    expect(tallyOfReport(aReport({ numPassedTests: 7, testResults }), 1)).toEqual({ passed: 7, failed: 1 });
  });

  it('counts a run that failed for another reason, found nothing, or left no report', () => {
    expect(tallyOfReport(aReport({ numPassedTests: 7 }), 1)).toEqual({ passed: 7, failed: 1 });
    expect(tallyOfReport(aReport({ numPassedTests: 7 }), null)).toEqual({ passed: 7, failed: 1 });
    expect(tallyOfReport(aReport(), 0)).toEqual({ passed: 0, failed: 1 });
    expect(tallyOfReport(undefined, 0)).toEqual({ passed: 0, failed: 1 });
  });

  it('adds up', () => {
    expect(sumTallies([])).toEqual({ passed: 0, failed: 0 });
    expect(
      sumTallies([
        { passed: 1, failed: 2 },
        { passed: 3, failed: 4 },
      ]),
    ).toEqual({ passed: 4, failed: 6 });
  });
});
