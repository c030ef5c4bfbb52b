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
  break: 'A short break; back soon',
  ended: 'The broadcast has ended. Thank you for taking part.',
  noPicture: 'There is no picture at the moment',
  audioOnly: 'Sound only',
  withPicture: 'Show the picture',
  audioOnlyNow: 'Listening',
  mute: 'Mute',
  unmute: 'Sound on',
  fullscreen: 'Full screen',
};
