/** Runs the suite on every adapter. */

import { ledgerSuite } from './ledger.suite.ts';
import { STORE_SUBJECTS } from './store-subjects.ts';

for (const subject of STORE_SUBJECTS) ledgerSuite(subject);
