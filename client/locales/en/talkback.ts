/** English for guests who wait and the desk, who talk with each other off air. */
import type { TalkbackTexts } from '../talkback.ts';

export const en: TalkbackTexts = {
  title: 'Talk-back',
  desk: 'the moderator',
  nobody: 'Nobody speaks at the moment. You will hear the moderator when they talk to waiting guests.',
  comma: ', ',
  with: (names) => `You hear each other: ${names}. The audience does not.`,
  quiet: 'Turn off these voices',
  hearAgain: 'Turn on these voices',
  touchToHear: 'Tap to hear these voices',
  waiting: (count) => `${count} waiting`,
  listen: 'Listen',
  talk: 'Talk to them',
  stopTalking: 'Stop talking',
  talking:
    'You are talking to the waiting guests. The audience does not hear it: this device’s microphone is closed to them meanwhile.',
  openMicrophone:
    'This device’s microphone is on air, so these voices pause: the audience would hear them. Mute it to listen.',
  failed: 'Talk-back did not connect. Please try again.',
  stillMuted: 'This device’s microphone is still closed to the audience; open it again to be heard.',
};
