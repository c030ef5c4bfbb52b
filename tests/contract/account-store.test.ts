/** Runs the suite on every adapter. */

import { accountStoreSuite } from './account-store.suite.ts';
import { STORE_SUBJECTS } from './store-subjects.ts';

for (const subject of STORE_SUBJECTS) accountStoreSuite(subject);
