/** Talking to the guests who wait, from the moderator's desk. */
import { useEffect, useRef, useState } from 'react';
import { browserCapture, captureDevice } from '#client/media/capture.ts';
import type { Publisher } from '#client/media/media-client.ts';
import { useRoomSession } from '#client/session/session-context.tsx';
import { type DeviceProblem, withRemembered } from '../check/remembered-devices.ts';
import { openTalkLink } from './talk-link.ts';

export interface Talk {
  readonly state: 'off' | 'opening' | 'talking' | 'failed';
  /** What is in the way of the microphone. */
  readonly problem: DeviceProblem | null;
  readonly start: () => void;
  readonly stop: () => void;
}

/** While it lasts the microphone for the audience is closed, and opened again afterwards where it was open [T45]. */
export function useTalk(publisher: Publisher | null): Talk {
  const { signalling } = useRoomSession();
  const [state, setState] = useState<Talk['state']>('off');
  const [problem, setProblem] = useState<DeviceProblem | null>(null);
  const end = useRef<(() => void) | null>(null);
  useEffect(() => () => end.current?.(), []);

  const start = async (): Promise<void> => {
    setProblem(null);
    setState('opening');
    const voice = await takeVoice(publisher);
    if (!voice.ok) {
      setProblem({ kind: 'microphone', error: voice.error });
      setState('off');
      return;
    }
    const { track, giveBack } = voice;
    const over = (next: Talk['state']): void => {
      end.current = null;
      track.stop();
      setState(next);
    };
    // Ended by itself, mostly because the microphone was opened for the audience: that is not undone.
    const link = await openTalkLink(signalling, track, () => over('off'));
    if (!link.ok) {
      over('failed');
      giveBack();
      return;
    }
    end.current = () => {
      link.value.close();
      over('off');
      giveBack();
    };
    setState('talking');
  };

  return { state, problem, start: () => void start(), stop: () => end.current?.() };
}

type Voice =
  | { readonly ok: true; readonly track: MediaStreamTrack; readonly giveBack: () => void }
  | { readonly ok: false; readonly error: DeviceProblem['error'] };

/** The microphone that is open already, or the remembered one; the audience does not hear it from now on. */
async function takeVoice(publisher: Publisher | null): Promise<Voice> {
  const microphone = publisher?.state.get().tracks.microphone;
  if (publisher === null || microphone === undefined) {
    const captured = await withRemembered('microphone', (deviceId) =>
      captureDevice('microphone', deviceId, browserCapture()),
    );
    return captured.ok ? { ok: true, track: captured.track, giveBack: () => undefined } : captured;
  }
  const track = microphone.track.clone();
  track.enabled = true;
  if (microphone.muted) return { ok: true, track, giveBack: () => undefined };
  publisher.setMuted('microphone', true);
  return { ok: true, track, giveBack: () => publisher.setMuted('microphone', false) };
}
