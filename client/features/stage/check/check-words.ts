/** From what a check found to the words and the tone of each line. No React. */
import type { DeviceCheckTexts } from '#client/locales/device-check.ts';
import { problemWords } from './problem-words.ts';
import type { System } from './system.ts';
import type { CameraFact, CheckFacts, MicrophoneFact, NetworkFact, Verdict } from './verdict.ts';
import { isPoor } from './verdict.ts';

/** One thing that was looked at. */
export interface Line {
  readonly tone: 'good' | 'busy' | 'poor' | 'bad';
  readonly title: string;
  /** What to do; empty where nothing is to be done. */
  readonly help: string;
}

export function cameraLine(t: DeviceCheckTexts, fact: CameraFact, system: System): Line {
  if (fact === 'asking' || fact === 'looking') return { tone: 'busy', title: t.camera[fact], help: '' };
  if (fact === 'clear') return { tone: 'good', title: t.camera.clear, help: '' };
  if (fact === 'dark') return { tone: 'poor', title: t.camera.dark, help: t.camera.darkHelp };
  return { tone: 'poor', ...problemWords(t, { kind: 'camera', error: fact }, system) };
}

export function microphoneLine(t: DeviceCheckTexts, fact: MicrophoneFact, system: System): Line {
  if (fact === 'asking' || fact === 'listening') return { tone: 'busy', title: t.microphone[fact], help: '' };
  if (fact === 'heard') return { tone: 'good', title: t.microphone.heard, help: '' };
  if (fact === 'silent') return { tone: 'bad', title: t.microphone.silent, help: t.microphone.silentHelp };
  return { tone: 'bad', ...problemWords(t, { kind: 'microphone', error: fact }, system) };
}

export function networkLine({ network: t, otherBrowser }: DeviceCheckTexts, fact: NetworkFact): Line {
  switch (fact.is) {
    case 'testing':
      return { tone: 'busy', title: t.testing, help: '' };
    case 'blocked':
      return { tone: 'bad', title: t.blocked, help: t.blockedHelp };
    case 'unavailable':
      return fact.why === 'browser'
        ? { tone: 'bad', title: t.unsupported, help: otherBrowser }
        : { tone: 'bad', title: t.unavailable, help: t.unavailableHelp };
    case 'reached': {
      const { by, roundTripMs } = fact;
      if (by === 'tcp') return { tone: 'poor', title: t.tcp(roundTripMs), help: t.tcpHelp };
      if (isPoor(fact)) return { tone: 'poor', title: t.slow(roundTripMs), help: t.slowHelp };
      return { tone: 'good', title: by === 'relay' ? t.relay(roundTripMs) : t.good(roundTripMs), help: '' };
    }
  }
}

/** The sentence on top, and what it means or asks for. */
export function verdictWords(
  { verdict: t }: DeviceCheckTexts,
  verdict: Verdict,
  { microphone }: CheckFacts,
): { readonly title: string; readonly hint: string } {
  switch (verdict.kind) {
    case 'checking':
      return { title: t.checking, hint: microphone === 'listening' ? t.checkingHint : '' };
    case 'ready':
      return { title: t.ready, hint: t.readyHint };
    case 'limited':
      return { title: verdict.because === 'camera' ? t.noCamera : t.poorNetwork, hint: '' };
    case 'no':
      if (verdict.because === 'network') return { title: t.noNetwork, hint: '' };
      return { title: microphone === 'silent' ? t.silent : t.noMicrophone, hint: '' };
  }
}
