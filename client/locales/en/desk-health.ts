/** English for picture and sound on the moderator's desk. */
import type { DeskHealthTexts } from '../desk-health.ts';

export const en: DeskHealthTexts = {
  alarms: 'Alarms of picture and sound',
  pictureMissing: (name, seconds) => `${name} is on air, and no picture has come for ${seconds} s`,
  pictureStuck: (name, seconds) => `${name}: the picture has stood still for ${seconds} s`,
  soundMissing: (seconds) => `No sound at all for ${seconds} s: check the microphones`,
  lossy: (name, percent) => `${name}: poor network, ${percent}% lost`,
  outputStopped: 'Recording and plain live stream stopped; starting again',
  outputReduced:
    'The server cannot keep up: recording and plain live stream have poorer pictures for a while',
  mediaBusy: (percent) => `The server is busy (${percent}%); newcomers get the plain live stream`,
  troubled: (people) => `${people} people said within ten minutes that they cannot see or hear`,
  said: {
    pictureMissing: (name) => `${name} is on air, and no picture comes`,
    pictureStuck: (name) => `${name}: the picture stands still`,
    soundMissing: 'No sound at all: check the microphones',
    lossy: (name) => `${name}: poor network`,
    mediaBusy: 'The server is busy; newcomers get the plain live stream',
    troubled: 'Several people say that they cannot see or hear',
  },
  rate: (framesPerSecond) => `${framesPerSecond} fps`,
  loss: (percent) => `${percent}% lost`,
  roundTrip: (ms) => `${ms} ms there and back`,
  still: (seconds) => `still for ${seconds} s`,
  viewers: 'How people watch',
  way: { webrtc: 'real time', hls: 'plain live stream', sound: 'sound only', text: 'text only' },
  load: (percent) => `Media worker ${percent}% busy`,
  troubles: (count) => `What viewers report (${count})`,
  facts: {
    notStarted: 'not started',
    state: {
      idle: 'not playing',
      connecting: 'connecting',
      playing: 'playing',
      'needs-gesture': 'waits for a touch',
      recovering: 'reconnecting',
      unavailable: 'cannot connect',
    },
    silenced: ' (silenced by the browser)',
    roundTrip: (ms) => `${ms} ms there and back`,
    lost: (lost, all) => `${lost}/${all} packets lost`,
    frames: (count) => `${count} frames shown`,
    network: (kind) => `network ${kind}`,
  },
  problem: {
    no_picture: 'no picture',
    no_sound: 'no sound',
    stutters: 'it stutters',
    other: 'something else',
  },
};
