/** Runs the suite on every adapter. */
import { busSuite } from './bus.suite.ts';
import { FABRIC_SUBJECTS } from './fabric-subjects.ts';

for (const subject of FABRIC_SUBJECTS) busSuite(subject);
