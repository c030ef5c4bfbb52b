/** English for sources that are added, streams of media partners, and platforms that are sent to. */
import type { DeskStreamsTexts } from '../desk-streams.ts';

export const en: DeskStreamsTexts = {
  add: {
    open: 'Add a source',
    title: 'Add a source',
    ways: { guest: 'Remote guest', encoder: 'Encoder', pull: 'Partner’s stream' },
  },
  again: (seconds) => `, again in ${seconds} s`,
  trying: ', trying again',
  pull: {
    label: 'Name',
    labelHint: 'Shown on the picture when on air, for example: County Media Centre',
    address: 'Address of the stream',
    addressHint:
      'HLS (….m3u8), HTTP-FLV (….flv) or RTMP, as the partner gives it out; it begins with http(s):// or rtmp(s)://',
    addressProblem:
      'Type the whole address; it begins with http://, https://, rtmp:// or rtmps://. If you have none, ask the partner for it.',
    make: 'Add',
    made: (name) => `${name} was added and is being connected`,
    notLive: 'Connected when the session begins',
    over: 'The session is over',
    connecting: 'Connecting…',
    connected: 'Connected',
    soundOnly: 'Connected, sound only',
    failed: 'Not reached',
    lost: 'Signal lost',
    removeText:
      'Its picture and sound leave the stage at once and the server stops fetching it. To come back, its address has to be typed again.',
  },
  restream: {
    heading: 'Other platforms',
    hint: 'Sends the programme on to platforms such as Channels or Douyin, for the audience there.',
    add: 'Add a platform',
    title: 'Send the programme to another platform',
    label: 'Name of the platform',
    labelHint: 'Shown on the desk only, for example: Channels',
    address: 'Server address',
    addressHint: 'Copy it from the platform’s live settings; it begins with rtmp:// or rtmps://',
    addressProblem:
      'Type the server address, which begins with rtmp:// or rtmps://. The page of a live room cannot be sent to.',
    key: 'Stream key',
    keyHint:
      'Kept encrypted, and not shown again once it is added. To change it, remove the platform and add it again.',
    keyProblem: 'A stream key has neither spaces nor Chinese letters. Copy it once more.',
    make: 'Add and send',
    made: (name) => `${name} was added`,
    notLive: 'Sent when the session begins',
    waiting: 'Waiting for a picture',
    running: 'Sending',
    runningFor: (hours, minutes) =>
      hours === 0 ? `Sending for ${minutes} min` : `Sending for ${hours} h ${minutes} min`,
    retrying: 'Broken off',
    unreached: 'Not reached',
    failed: 'Cannot be sent',
    removeText: 'Sending stops at once. To send again, address and key have to be typed again.',
  },
};
