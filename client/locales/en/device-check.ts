/** English for camera, microphone, loudspeaker and network before going on. */
import type { DeviceCheckTexts } from '../device-check.ts';

export const en: DeviceCheckTexts = {
  title: 'Device check',
  open: 'Check devices',
  intro:
    'Half a minute before you go on: see yourself, say a few words, try the network. Meanwhile the audience neither sees nor hears you.',
  again: 'Check again',
  stop: 'End the check',
  close: 'Done',
  self: 'Your picture',
  noPicture: 'No picture',
  choose: {
    camera: 'Another camera',
    microphone: 'Another microphone',
    speaker: 'Another loudspeaker',
  },
  names: { camera: 'Camera', microphone: 'Microphone' },
  usual: 'System default',
  unnamed: (at) => `Device ${at}`,
  devices: { camera: 'camera', microphone: 'microphone', screen: 'screen' },
  verdict: {
    checking: 'Checking…',
    checkingHint: 'Please say something into the microphone',
    ready: 'Ready to go on',
    readyHint: 'Picture, sound and network are fine',
    noCamera: 'You can go on with sound only',
    poorNetwork: 'You can go on, but the network is poor',
    silent: 'No sound from the microphone',
    noMicrophone: 'Without a microphone you cannot go on',
    noNetwork: 'The hall cannot be reached',
  },
  camera: {
    asking: 'Opening the camera; please choose “Allow”',
    looking: 'Looking at the picture…',
    clear: 'The picture is fine',
    dark: 'The picture is black',
    darkHelp: 'Is the lens open and free? Or choose another camera.',
  },
  microphone: {
    asking: 'Opening the microphone; please choose “Allow”',
    listening: 'Please say something…',
    heard: 'You can be heard',
    silent: 'No sound',
    silentHelp:
      'Come closer and speak again; look for a mute switch on the headset, or choose another microphone.',
    level: 'Microphone level',
  },
  speaker: {
    title: 'Loudspeaker',
    play: 'Play a sound',
    playing: 'Playing…',
    hint: 'You should hear two chimes. If not, turn up the volume or choose another loudspeaker.',
  },
  network: {
    title: 'Network',
    testing: 'Connecting to the hall…',
    good: (ms) => `The network is good, round trip ${ms} ms`,
    relay: (ms) => `The network works by a relay, round trip ${ms} ms`,
    slow: (ms) => `The network is slow, round trip ${ms} ms`,
    slowHelp: 'There will be pauses in the talk. Go closer to the router, or use mobile data.',
    tcp: (ms) => `Only TCP gets through, round trip ${ms} ms`,
    tcpHelp: 'This network blocks UDP, so the picture may stutter. Use another network if you can.',
    blocked: 'Picture and sound do not get through',
    blockedHelp:
      'The page opens, but this network blocks picture and sound. Use mobile data or another network; in an office, ask for the hall’s ports to be opened.',
    unavailable: 'The media service is not running',
    unavailableHelp: 'Please check again in a moment; if it stays so, tell the host.',
    unsupported: 'This browser cannot connect',
  },
  problem: {
    notAllowed: (device) => `The ${device} is not allowed`,
    notFound: (device) => `No ${device} was found`,
    busy: (device) => `Another program uses the ${device}`,
    insecure: 'This address is not https, so the browser allows no camera or microphone',
    unsupported: 'This browser cannot open camera or microphone',
    cancelled: 'No screen was chosen',
    failed: (device) => `The ${device} could not be opened`,
  },
  allow: {
    'wechat-ios':
      'Open the iPhone’s Settings, find WeChat, turn on Camera and Microphone, then check again. If that does not help, tap “···” and choose “Open in Safari”.',
    'wechat-android':
      'Open Settings → Apps → WeChat → Permissions, allow Camera and Microphone, then check again. If that does not help, tap “···” and choose “Open in browser”.',
    ios: 'Tap the icon left of the address, choose “Website Settings”, set camera and microphone to “Allow” and reload. Or turn them on in Settings → Safari.',
    android:
      'Tap the icon left of the address, choose “Permissions” and allow camera and microphone. If that does not help, allow them for this browser in Settings → Apps.',
    windows:
      'Click the icon left of the address, allow camera and microphone and reload. If that does not help, turn on access in Windows Settings → Privacy & security.',
    mac: 'Click the icon left of the address, allow camera and microphone and reload. If that does not help, tick this browser in System Settings → Privacy & Security → Camera and Microphone.',
    other: 'Click the icon left of the address, allow camera and microphone and reload the page.',
  },
  find: {
    camera:
      'Is the camera plugged in, and is a laptop’s camera switch on? Without one you can go on with sound only.',
    microphone:
      'Plug in a headset or microphone and try again. Without one nobody hears you; use another device.',
  },
  busyHelp: 'Close the program that uses it, such as another meeting or a call, then check again.',
  insecureHelp: 'Ask the host for a link that begins with https, or open it on the server itself.',
  leaveWechat: 'Tap “···” and choose “Open in browser” (on an iPhone “Open in Safari”).',
  otherBrowser: 'Use another browser: the system’s own on a phone, Chrome or Edge on a computer.',
  failedHelp: 'Plug the device in anew, or restart the browser, and try again.',
};
