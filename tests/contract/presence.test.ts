/** Runs the suite on every adapter. */

import { FABRIC_SUBJECTS } from './fabric-subjects.ts';
import { presenceSuite } from './presence.suite.ts';

for (const subject of FABRIC_SUBJECTS) presenceSuite(subject);
