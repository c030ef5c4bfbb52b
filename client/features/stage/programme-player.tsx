/** The picture of the session: 16:9, never in the way of the conversation, every state in words. */
import { type ReactNode, useRef, useState } from 'react';
import { classes } from '#client/lib/classes.ts';
import { playerTexts } from '#client/locales/player.ts';
import { useText } from '#client/locales/texts.ts';
import { useNow, useRoom } from '#client/session/session-context.tsx';
import { Icon } from '#client/ui/icon.tsx';
import { goFullscreen } from './fullscreen.ts';
import { LowerThirds } from './layout/lower-thirds.tsx';
import { ProgrammePictures } from './layout/programme-pictures.tsx';
import { PlayerControls } from './player-controls.tsx';
import styles from './programme-player.module.css';
import { type ProgrammeWatch, useProgramme } from './use-programme.ts';
import { onAir, type PlayerShows, playerShows } from './view-model.ts';

interface ProgrammePlayerProps {
  /** Over the upper edge: state and viewers. */
  readonly badge?: ReactNode;
  /** Said on a still card, such as the session's title. */
  readonly title: string;
  /** What is happening, in one line over the lower edge: in full screen, where nothing else says it. */
  readonly strip?: ReactNode;
}

/** Place it where its height is reserved; it fills the width. */
export function ProgrammePlayer({ badge, title, strip }: ProgrammePlayerProps) {
  const t = useText(playerTexts);
  const frame = useRef<HTMLElement>(null);
  const video = useRef<HTMLVideoElement>(null);
  const [filled, setFilled] = useState(false);
  const status = useRoom((room) => room.session.status);
  const programme = useRoom((room) => room.stage.programme);
  const sources = useNow((now) => now.sources);
  const media = useNow((now) => now.media);
  const live = onAir(programme, sources);
  const sent = media && (live.video !== null || live.audio.length > 0);
  const watch = useProgramme(video, sent);
  const facts = { status, card: programme.card, onAir: live, media, viewer: watch.viewer };
  const shows = playerShows({ ...facts, audioOnly: watch.audioOnly });
  const running = shows.kind === 'playing' || shows.kind === 'listening' || shows.kind === 'recovering';
  return (
    <section ref={frame} className={styles.player} aria-label={t.label} data-filled={filled || undefined}>
      <ProgrammePictures onAir={live} viewer={watch.receiver} video={video} label={t.label}>
        {shows.kind === 'playing' && (
          <LowerThirds pictures={live.pictures}>
            <div className={styles.strip}>{strip}</div>
          </LowerThirds>
        )}
      </ProgrammePictures>
      <Cover shows={shows} watch={watch} title={title} />
      {badge !== undefined && <div className={styles.top}>{badge}</div>}
      {running && watch.silenced && <SoundButton onPlay={watch.play} />}
      {running && (
        <PlayerControls
          watch={watch}
          onFullscreen={() => void goFullscreen(frame.current, () => setFilled(!filled))}
        />
      )}
    </section>
  );
}

interface CoverProps {
  readonly shows: PlayerShows;
  readonly watch: ProgrammeWatch;
  readonly title: string;
}

function Cover({ shows, watch, title }: CoverProps) {
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
      return (
        <Words solid>
          <Icon name="headphones" size={40} />
          <p>{t.audioOnlyNow}</p>
        </Words>
      );
    case 'unavailable':
      return <Unavailable onRetry={shows.retry ? watch.retry : null} />;
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
function SoundButton({ onPlay }: { readonly onPlay: () => void }) {
  const t = useText(playerTexts);
  return (
    <button type="button" className={styles.sound} onClick={onPlay}>
      <Icon name="mute" />
      {t.gesture}
    </button>
  );
}

function Unavailable({ onRetry }: { readonly onRetry: (() => void) | null }) {
  const t = useText(playerTexts);
  return (
    <Words solid>
      <p className={styles.words}>{t.unavailable}</p>
      {onRetry !== null && (
        <button type="button" className={styles.again} onClick={onRetry}>
          {t.retry}
        </button>
      )}
    </Words>
  );
}

function Words({ solid, children }: { readonly solid?: boolean; readonly children: ReactNode }) {
  return (
    <div className={classes(styles.cover, solid === true ? styles.solid : styles.clear)} aria-live="polite">
      {children}
    </div>
  );
}
