/** Texts of recording and captions at the desks, in English. */
import type { ReplayDeskTexts } from '../replay-desk.ts';

export const en: ReplayDeskTexts = {
  low: (left) =>
    `The disk for recordings will be full in about${left}. Ask an administrator to make room; live is not affected.`,
  stopped:
    'The disk for recordings is full: nothing is being recorded, live goes on. Ask an administrator to make room at once; recording then goes on by itself.',
  hours: (hours) => ` ${hours} hours`,
  minutes: (minutes) => ` ${minutes} minutes`,
  settingsTitle: 'Recordings',
  settingsLead:
    'How long recordings are kept. After that they are removed; questions, answers and comments stay.',
  keepDays: 'Keep for',
  forEver: 'For ever',
  days: (days) => `${days} days`,
  save: 'Save',
  saved: 'Saved',
  removesOlder: (days) =>
    `Once saved, recordings older than ${days} days are removed within the hour, for good.`,
};
