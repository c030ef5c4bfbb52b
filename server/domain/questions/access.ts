/** Who may do what with questions. */
import type { questionCommands } from '#shared/features/questions/commands.ts';
import { mayTakePart, REVIEWS, RUNS_ROOM, staffOnly } from '../access.ts';
import type { Access } from '../decision.ts';

const reviews = staffOnly(...REVIEWS);
const runs = staffOnly(...RUNS_ROOM);
const department = staffOnly('department');
/** By voice: the moderator says who answers; a department may say so of itself. */
const answers = staffOnly(...RUNS_ROOM, 'department');

export const questionAccess: Access<keyof typeof questionCommands> = {
  'questions:ask': (actor, room, payload) => {
    // Only clerks enter for others, and only they choose a channel [Q18].
    if (payload.channel !== undefined) return staffOnly('clerk', 'committee', ...RUNS_ROOM)(actor);
    if (actor.role === 'department') return 'forbidden';
    return mayTakePart(actor, room);
  },
  'questions:pass': reviews,
  'questions:hold': reviews,
  'questions:return': reviews,
  'questions:route': runs,
  'questions:setAnswering': answers,
  'questions:draft': department,
  'questions:answer': department,
  'questions:markAnswered': runs,
  'questions:takeAway': answers,
  'questions:support': (actor, room) => mayTakePart(actor, room),
};
