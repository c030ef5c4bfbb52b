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
  typistTitle: 'Live captions',
  typistField: 'Type what is said, line by line',
  typistCorrecting: 'Correct this line',
  typistHint: 'Enter sends it to all viewers',
  sendLine: 'Send',
  cancelCorrecting: 'Cancel',
  unsent: (count) =>
    `${count} lines could not be sent and are kept here. Send them again when the network is back, if they do not stand above already.`,
  unsentCorrection: (text) => `Change to: ${text}`,
  resend: 'Send again',
  resendLine: (text) => `Send “${text}” again`,
  dropLine: (text) => `Drop “${text}”`,
  correctLine: (text) => `Correct “${text}”`,
  removeLine: (text) => `Take back “${text}”`,
  editor: {
    nav: 'Captions',
    title: 'Captions of the replay',
    lead: 'Change times and words, play to check, and save: viewers see it at once. A VTT or SRT file replaces what is there.',
    notEnded: 'Captions can be edited here after the session.',
    empty: 'There are no captions yet. Upload a file, or add a line while it plays.',
    playFrom: 'Play from here',
    start: 'Start',
    end: 'End',
    text: 'Words',
    merge: 'Join with the next',
    mergeWord: 'Join',
    split: 'Split in the middle',
    splitWord: 'Split',
    remove: 'Delete',
    add: 'Add a line here',
    upload: 'Upload a file',
    save: 'Save captions',
    saved: 'Captions saved',
    savedMeanwhile: 'Saved. What you have changed meanwhile is not saved yet.',
    uploadedMeanwhile:
      'The file is saved. You have changed captions meanwhile and see yours; saving them replaces the file.',
    replace: {
      title: 'Replace changes that are not saved?',
      text: 'There are changes that are not saved. Once the file is uploaded they cannot be brought back.',
      action: 'Upload and replace',
      cancel: 'Cancel',
    },
    wrong: (count) => `${count} lines have a wrong time or no words; they are marked.`,
    changed: 'There are changes that are not saved',
    count: (count) => `${count} lines`,
  },
};
