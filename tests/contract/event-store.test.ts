/** Runs the suite on every adapter. */

import { eventStoreSuite } from './event-store.suite.ts';
import { STORE_SUBJECTS } from './store-subjects.ts';

for (const subject of STORE_SUBJECTS) eventStoreSuite(subject);
