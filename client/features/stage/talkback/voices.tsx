/** Plays voices that only the stage hears. Nothing is to be seen of it but the button that a strict browser wants. */
import { useEffect, useRef, useState } from 'react';
import { createStore, useStore } from '#client/lib/store.ts';
import { talkbackTexts } from '#client/locales/talkback.ts';
import { useText } from '#client/locales/texts.ts';
import { createViewer, type Viewer, type ViewerState } from '#client/media/media-client.ts';
import { useRoomSession } from '#client/session/session-context.tsx';
import { Button } from '#client/ui/button.tsx';
import { sendToRemembered } from '../check/speaker.ts';

const IDLE = createStore<ViewerState>({ kind: 'idle' });

/** Receives these producers for as long as it is shown. */
export function Voices({ producerIds }: { readonly producerIds: readonly string[] }) {
  const t = useText(talkbackTexts);
  const { signalling } = useRoomSession();
  const audio = useRef<HTMLAudioElement>(null);
  const [viewer, setViewer] = useState<Viewer | null>(null);
  useEffect(() => {
    const made = createViewer(signalling, { shared: true });
    const detach = audio.current === null ? null : made.attach(audio.current);
    if (audio.current !== null) sendToRemembered(audio.current);
    made.start();
    setViewer(made);
    return () => {
      detach?.();
      made.stop();
    };
  }, [signalling]);
  const key = producerIds.join(' ');
  useEffect(() => {
    viewer?.want({ video: null, audio: key === '' ? [] : key.split(' ') });
  }, [viewer, key]);
  const state = useStore(viewer?.state ?? IDLE, (value) => value);
  return (
    <>
      {/* biome-ignore lint/a11y/useMediaCaption: people who talk to each other */}
      <audio ref={audio} data-talkback />
      {state.kind === 'needs-gesture' && (
        <Button icon="play" onClick={() => void viewer?.play()}>
          {t.touchToHear}
        </Button>
      )}
    </>
  );
}
