/** Who may do what on the board. Rule K1. */
import type { compileCommands } from '#shared/features/compile/commands.ts';
import { COMMITTEE, staffOnly } from '../access.ts';
import type { Access } from '../decision.ts';

const compiles = staffOnly('clerk', ...COMMITTEE);

export const compileAccess: Access<keyof typeof compileCommands> = {
  'compile:pick': compiles,
  'compile:unpick': compiles,
  'compile:draftItem': compiles,
  'compile:addSources': compiles,
  'compile:removeSource': compiles,
  'compile:merge': compiles,
  'compile:unmerge': compiles,
  'compile:edit': compiles,
  'compile:triage': compiles,
  'compile:settle': compiles,
  'compile:unsettle': compiles,
  'compile:removeItem': compiles,
  'compile:dispatch': staffOnly(...COMMITTEE),
  'compile:finishOnsite': compiles,
};
