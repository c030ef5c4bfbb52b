/** The loudspeaker: which ones there are, a sound to try one, and sending what a page plays to it. */
import { rememberedDevice } from './remembered-devices.ts';

export interface Speaker {
  readonly deviceId: string;
  readonly label: string;
}

/** Empty where the system alone decides, as on phones. */
export async function listSpeakers(): Promise<readonly Speaker[]> {
  if (!('mediaDevices' in navigator) || !('setSinkId' in HTMLMediaElement.prototype)) return [];
  const all = await navigator.mediaDevices.enumerateDevices().catch(() => []);
  return all
    .filter(({ kind, deviceId }) => kind === 'audiooutput' && deviceId !== '')
    .map(({ deviceId, label }) => ({ deviceId, label }));
}

/** Sends what the element plays to the remembered loudspeaker; one that is gone leaves the usual one. */
export function sendToRemembered(element: HTMLMediaElement): void {
  const deviceId = rememberedDevice('speaker');
  if (deviceId === undefined || !('setSinkId' in element)) return;
  void element.setSinkId(deviceId).catch(() => undefined);
}

/** Two tones, one after the other: frequency in hertz, start in seconds. */
const CHIME = [
  [880, 0],
  [660, 0.45],
] as const;
const CHIME_SECONDS = 1.3;

/** Plays two chimes; resolves when they are over. To be called from a touch. */
export async function playChime(): Promise<void> {
  const context = new AudioContext();
  const out = context.createMediaStreamDestination();
  for (const [frequency, start] of CHIME) {
    const begin = context.currentTime + start;
    const tone = new OscillatorNode(context, { frequency });
    const loudness = new GainNode(context, { gain: 0 });
    loudness.gain.setValueAtTime(0.4, begin);
    loudness.gain.exponentialRampToValueAtTime(0.001, begin + 0.8);
    tone.connect(loudness).connect(out);
    tone.start(begin);
    tone.stop(begin + 0.8);
  }
  // Through an element, because only elements can be sent to another loudspeaker everywhere.
  const element = new Audio();
  element.srcObject = out.stream;
  sendToRemembered(element);
  try {
    await Promise.all([context.resume(), element.play()]);
    await new Promise((over) => setTimeout(over, CHIME_SECONDS * 1000));
  } finally {
    element.srcObject = null;
    await context.close().catch(() => undefined);
  }
}
