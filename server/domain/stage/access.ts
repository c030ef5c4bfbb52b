/** Who may do what with the stage. Media signalling is checked where the person's source is known. */
import type { stageCommands } from '#shared/features/stage/commands.ts';
import { RUNS_ROOM, staffOnly } from '../access.ts';
import type { Access } from '../decision.ts';

const runs = staffOnly(...RUNS_ROOM);

export const stageAccess: Access<keyof typeof stageCommands> = {
  'stage:inviteGuest': runs,
  'stage:removeGuest': runs,
  'stage:addEncoder': runs,
  'stage:rotateEncoderKey': runs,
  'stage:removeEncoder': runs,
  'stage:addPull': runs,
  'stage:removePull': runs,
  'stage:addRestream': runs,
  'stage:removeRestream': runs,
  'stage:cut': runs,
  'stage:addFilm': runs,
  'stage:removeFilm': runs,
  'stage:playFilm': runs,
  'stage:stopFilm': runs,
  'stage:setScreen': runs,
};
