/** English for the big screen. */
import type { WallTexts } from '../wall.ts';

export const en: WallTexts = {
  join: 'Scan to join',
  joinHint: 'Ask · comment · vote',
  follow: 'Scan to follow up',
  followHint: 'Replay · answers · progress',
  asks: (name, place) => (place === '' ? `${name} asks` : `${name} (${place}) asks`),
  answering: (unit) => `${unit} is answering`,
  supports: 'in support',
  watching: 'watching',
  interacted: 'took part',
  questions: 'questions',
  turnout: 'voted',
  voting: 'Voting now',
  result: 'Result',
  afterClosing: 'The result is shown when the poll closes',
  welcome: 'Welcome',
  startsAt: 'Begins at',
  paused: 'Adjourned',
  ended: 'The session has ended. Thank you.',
};
