/** Who may do what with a session. */
import type { sessionCommands } from '#shared/features/sessions/commands.ts';
import { COMMITTEE, RUNS_ROOM, staffOnly } from '../access.ts';
import type { Access } from '../decision.ts';

const plans = staffOnly(...RUNS_ROOM, ...COMMITTEE);
const runs = staffOnly(...RUNS_ROOM);

export const sessionAccess: Access<keyof typeof sessionCommands> = {
  'sessions:create': plans,
  'sessions:change': plans,
  'sessions:announce': plans,
  'sessions:start': runs,
  'sessions:pause': runs,
  'sessions:resume': runs,
  'sessions:enterStage': runs,
  'sessions:setIntake': runs,
  'sessions:end': runs,
  'sessions:close': staffOnly(...COMMITTEE),
};
