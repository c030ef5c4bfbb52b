/** Runs the suite on every adapter. */

import { projectionsSuite } from './projections.suite.ts';
import { STORE_SUBJECTS } from './store-subjects.ts';

for (const subject of STORE_SUBJECTS) projectionsSuite(subject);
