/** Plays voices that only the stage hears. Nothing is to be seen of it but the button that a strict browser wants. */
import { useEffect, useRef } from 'react';
import { talkbackTexts } from '#client/locales/talkback.ts';
import { useText } from '#client/locales/texts.ts';
import { Button } from '#client/ui/button.tsx';
import { useRoomViewer } from './use-room-viewer.ts';

/** Receives these producers for as long as it is shown. */
export function Voices({ producerIds }: { readonly producerIds: readonly string[] }) {
  const t = useText(talkbackTexts);
  const audio = useRef<HTMLAudioElement>(null);
  const [viewer, state] = useRoomViewer(audio);
  const key = producerIds.join(' ');
  useEffect(() => {
    viewer?.want({ video: null, audio: key === '' ? [] : key.split(' ') });
  }, [viewer, key]);
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
