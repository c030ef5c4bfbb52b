/** English for the programme's picture. */
import type { PlayerTexts } from '../player.ts';

export const en: PlayerTexts = {
  label: 'Live picture of the session',
  play: 'Play',
  connecting: 'Connecting the picture…',
  gesture: 'Tap to hear',
  recovering: 'The picture was lost and is coming back. Questions and comments go on.',
  unavailable: 'The picture is not available now. Questions, comments and polls go on.',
  retry: 'Try again',
  late: 'some seconds late',
  byHls: 'Played in another way, some seconds late. Questions and comments go on.',
  bySound: 'Slow network: sound alone for now, the picture is tried again later.',
  soundShort: 'sound only',
  soon: 'The broadcast has not begun',
  opening: 'About to begin; the picture comes in a moment',
  break: 'A short break; back soon',
  ended: 'The broadcast has ended. Thank you for taking part.',
  noPicture: 'There is no picture at the moment',
  audioOnly: 'Sound only',
  withPicture: 'Show the picture',
  audioOnlyNow: 'Listening',
  noSound: 'There is no sound at the moment',
  mute: 'Mute',
  unmute: 'Sound on',
  fullscreen: 'Full screen',
  leaveFullscreen: 'Leave full screen',
  trouble: {
    open: 'Cannot see? Cannot hear?',
    short: 'Cannot see?',
    title: 'I cannot see or hear',
    hint: 'Tell the staff what happens. Only the state of browser and network is sent, nothing about you.',
    problem: {
      no_picture: 'No picture',
      no_sound: 'No sound',
      stutters: 'It stutters',
      other: 'Something else',
    },
    told: (no) => `The staff have been told, number ${no}`,
    advice: {
      no_picture:
        'You can connect anew first; if that does not help, try another network, or the browser of your phone.',
      no_sound:
        'Look at the mute switch and the volume of your phone, then touch the loudspeaker on the picture.',
      stutters: 'On a slow network "Sound only" runs far better; text and votes are not affected.',
      other: 'You can connect anew first. Text, questions and votes go on.',
    },
    again: 'Connect anew',
  },
};
