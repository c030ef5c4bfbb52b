/** Sound, sound only, full screen: always there, always large enough for a thumb. */
import { playerTexts } from '#client/locales/player.ts';
import { useText } from '#client/locales/texts.ts';
import { Icon } from '#client/ui/icon.tsx';
import type { Fullscreen } from './fullscreen.ts';
import styles from './programme-player.module.css';
import type { ProgrammeWatch } from './use-programme.ts';

interface PlayerControlsProps {
  readonly watch: ProgrammeWatch;
  readonly fullscreen: Fullscreen;
  readonly onTrouble: () => void;
  /** On the wall there is nothing else to choose. */
  readonly soundOnly: boolean;
}

/** The row of controls on the lower edge. */
export function PlayerControls({ watch, fullscreen, onTrouble, soundOnly }: PlayerControlsProps) {
  const t = useText(playerTexts);
  const { muted, audioOnly, state } = watch;
  const silenced = state?.silenced === true;
  const quiet = muted || silenced;
  return (
    <div className={styles.controls}>
      {/* While the browser keeps it silent, the button over the picture gives the sound. */}
      {(!silenced || soundOnly) && (
        <button
          type="button"
          className={styles.control}
          aria-label={quiet ? t.unmute : t.mute}
          onClick={() => watch.setMuted(!quiet)}
        >
          <Icon name={quiet ? 'mute' : 'sound'} />
        </button>
      )}
      {!soundOnly && (
        <>
          <button type="button" className={styles.control} onClick={() => watch.setAudioOnly(!audioOnly)}>
            <Icon name={audioOnly ? 'screen' : 'headphones'} />
            {audioOnly ? t.withPicture : t.audioOnly}
          </button>
          <button type="button" className={styles.control} aria-label={t.trouble.open} onClick={onTrouble}>
            <Icon name="question" />
            <span className={styles.short}>{t.trouble.short}</span>
          </button>
          <FullscreenButton {...fullscreen} />
        </>
      )}
    </div>
  );
}

/** The way out of full screen where there are no other controls: over a card, or while no picture comes. */
export function LeaveFullscreen({ fullscreen }: { readonly fullscreen: Fullscreen }) {
  return fullscreen.full ? (
    <div className={styles.controls}>
      <FullscreenButton {...fullscreen} />
    </div>
  ) : null;
}

/** Says what it does; the way out in words that are seen, too. */
function FullscreenButton({ full, toggle }: Fullscreen) {
  const t = useText(playerTexts);
  return full ? (
    <button type="button" className={styles.control} onClick={toggle}>
      <Icon name="close" />
      {t.leaveFullscreen}
    </button>
  ) : (
    <button type="button" className={styles.control} aria-label={t.fullscreen} onClick={toggle}>
      <Icon name="fullscreen" />
    </button>
  );
}
