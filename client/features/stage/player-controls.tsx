/** Sound, sound only, full screen: always there, always large enough for a thumb. */
import type { RefObject } from 'react';
import { playerTexts } from '#client/locales/player.ts';
import { useText } from '#client/locales/texts.ts';
import { Icon } from '#client/ui/icon.tsx';
import styles from './programme-player.module.css';
import type { ProgrammeWatch } from './use-programme.ts';

interface PlayerControlsProps {
  readonly frame: RefObject<HTMLElement | null>;
  readonly video: RefObject<HTMLVideoElement | null>;
  readonly watch: ProgrammeWatch;
}

/** The row of controls on the lower edge. */
export function PlayerControls({ frame, video, watch }: PlayerControlsProps) {
  const t = useText(playerTexts);
  const { muted, silenced, audioOnly } = watch;
  return (
    <div className={styles.controls}>
      {/* While the browser keeps it silent, the button over the picture gives the sound. */}
      {!silenced && (
        <button
          type="button"
          className={styles.control}
          aria-label={muted ? t.unmute : t.mute}
          onClick={() => watch.setMuted(!muted)}
        >
          <Icon name={muted ? 'mute' : 'sound'} />
        </button>
      )}
      <button type="button" className={styles.control} onClick={() => watch.setAudioOnly(!audioOnly)}>
        <Icon name={audioOnly ? 'screen' : 'headphones'} />
        {audioOnly ? t.withPicture : t.audioOnly}
      </button>
      <button
        type="button"
        className={styles.control}
        aria-label={t.fullscreen}
        onClick={() => void goFullscreen(frame.current, video.current)}
      >
        <Icon name="fullscreen" />
      </button>
    </div>
  );
}

/** The whole frame where that is possible; on iPhones only the video element can. */
async function goFullscreen(frame: HTMLElement | null, video: HTMLVideoElement | null): Promise<void> {
  try {
    if (document.fullscreenElement) await document.exitFullscreen();
    else if (frame?.requestFullscreen) await frame.requestFullscreen();
    else if (video !== null && 'webkitEnterFullscreen' in video)
      enterOnIphone(video.webkitEnterFullscreen, video);
  } catch {
    // Not allowed here: the picture stays where it is.
  }
}

function enterOnIphone(enter: unknown, video: HTMLVideoElement): void {
  if (typeof enter === 'function') enter.call(video);
}
