/** English for polls. */
import type { PollTexts } from '../polls.ts';

export const en: PollTexts = {
  chooseOne: 'Choose one',
  chooseUpTo: (max) => `Choose up to ${max}`,
  chosen: (count, max) => `${count} of ${max} chosen`,
  rateEach: 'Give each from 1 to 5; 5 is best',
  score: (score) => `${score}`,
  scoreWords: ['Very poor', 'Poor', 'Fair', 'Good', 'Very good'],
  average: (average) => average,
  votes: (count) => `${count} votes`,
  turnout: (count) => `${count} have voted`,
  finalTurnout: (count) => `${count} voted`,
  multipleNote: 'Several choices are allowed, so the figures add up to more than the voters.',
  secret: 'A secret ballot: nobody can find out how you voted.',
  named: 'A named ballot: staff see who chose what after closing.',
  verifiedOnly: 'For participants with a verified phone.',
  irrevocable: 'One person, one vote; it cannot be changed.',
  vote: 'Vote',
  voted: 'You have voted. Thank you.',
  afterClosing: 'The result is shown when the poll closes.',
  live: 'Result so far',
  final: 'Result',
  later: 'Later',
  closed: 'The poll is closed',
  noResult: 'Nobody has voted yet',
};
