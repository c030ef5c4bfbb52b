/** What lies over the picture, or stands instead of it: cards, the play button, and every state in words. */
import type { ReactNode } from 'react';
import { classes } from '#client/lib/classes.ts';
import { playerTexts } from '#client/locales/player.ts';
import { useText } from '#client/locales/texts.ts';
import { Icon } from '#client/ui/icon.tsx';
import styles from './programme-player.module.css';
import type { ProgrammeWatch } from './use-programme.ts';
import type { PlayerShows } from './view-model.ts';

interface PlayerCoverProps {
  readonly shows: PlayerShows;
  readonly watch: ProgrammeWatch;
  readonly title: string;
  /** In front of the wall nobody sits who could report anything. */
  readonly wall: boolean;
  readonly onTrouble: () => void;
}

export function PlayerCover({ shows, watch, title, wall, onTrouble }: PlayerCoverProps) {
  const t = useText(playerTexts);
  switch (shows.kind) {
    case 'playing':
      return null;
    case 'card':
      return (
        <Words solid>
          <p className={styles.cardTitle}>{title}</p>
          <p>{t[shows.card]}</p>
        </Words>
      );
    case 'ready':
    case 'gesture':
      return <PlayButton gesture={shows.kind === 'gesture'} onPlay={watch.play} />;
    case 'listening':
      return <Listening silent={shows.silent} />;
    case 'unavailable':
      return <Unavailable onRetry={shows.retry ? watch.retry : null} wall={wall} onTrouble={onTrouble} />;
    case 'nothing':
    case 'connecting':
    case 'recovering':
      return (
        <Words solid={shows.kind !== 'recovering'}>
          <p className={styles.words}>{shows.kind === 'nothing' ? t.noPicture : t[shows.kind]}</p>
        </Words>
      );
  }
}

function Listening({ silent }: { readonly silent: boolean }) {
  const t = useText(playerTexts);
  return (
    <Words solid>
      <Icon name="headphones" size={40} />
      <p>{silent ? t.noSound : t.audioOnlyNow}</p>
    </Words>
  );
}

function PlayButton({ gesture, onPlay }: { readonly gesture: boolean; readonly onPlay: () => void }) {
  const t = useText(playerTexts);
  return (
    <Words solid={!gesture}>
      <button type="button" className={styles.big} aria-label={t.play} onClick={onPlay}>
        <Icon name="play" size={36} />
      </button>
      {gesture && <p>{t.gesture}</p>}
    </Words>
  );
}

/** Over the running picture: it is silent only because nobody has touched the page yet. */
export function SoundButton({ onPlay }: { readonly onPlay: () => void }) {
  const t = useText(playerTexts);
  return (
    <button type="button" className={styles.sound} onClick={onPlay}>
      <Icon name="mute" />
      {t.gesture}
    </button>
  );
}

interface UnavailableProps {
  readonly onRetry: (() => void) | null;
  readonly wall: boolean;
  readonly onTrouble: () => void;
}

function Unavailable({ onRetry, wall, onTrouble }: UnavailableProps) {
  const t = useText(playerTexts);
  return (
    <Words solid>
      <p className={styles.words}>{t.unavailable}</p>
      <div className={styles.row}>
        {onRetry !== null && (
          <button type="button" className={styles.again} onClick={onRetry}>
            {t.retry}
          </button>
        )}
        {!wall && (
          <button type="button" className={styles.again} onClick={onTrouble}>
            {t.trouble.open}
          </button>
        )}
      </div>
    </Words>
  );
}

function Words({ solid, children }: { readonly solid?: boolean; readonly children: ReactNode }) {
  return (
    <div className={classes(styles.cover, solid === true ? styles.solid : styles.clear)}>{children}</div>
  );
}
