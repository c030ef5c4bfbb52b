/** Runs the suite on every adapter. */

import { FABRIC_SUBJECTS } from './fabric-subjects.ts';
import { rateLimitsSuite } from './rate-limits.suite.ts';

for (const subject of FABRIC_SUBJECTS) rateLimitsSuite(subject);
