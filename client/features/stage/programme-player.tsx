/** The picture of the session: 16:9, never in the way of the conversation, every state in words. */
import { type ReactNode, type RefObject, useRef, useState } from 'react';
import { classes } from '#client/lib/classes.ts';
import { playerTexts } from '#client/locales/player.ts';
import { useText } from '#client/locales/texts.ts';
import { PictureTime } from '#client/session/picture-time.tsx';
import { useNow, useRoom } from '#client/session/session-context.tsx';
import { Icon } from '#client/ui/icon.tsx';
import { goFullscreen } from './fullscreen.ts';
import { LowerThirds } from './layout/lower-thirds.tsx';
import { ProgrammePictures } from './layout/programme-pictures.tsx';
import { PlayerControls } from './player-controls.tsx';
import styles from './programme-player.module.css';
import { type ProgrammeWatch, useProgramme } from './use-programme.ts';
import { type OnAir, onAir, type PlayerShows, playerShows } from './view-model.ts';
import { WayNote } from './way-note.tsx';

interface ProgrammePlayerProps {
  /** Over the upper edge: state and viewers. */
  readonly badge?: ReactNode;
  /** Said on a still card, such as the session's title. */
  readonly title: string;
  /** What is happening, in one line over the lower edge: in full screen, where nothing else says it. */
  readonly strip?: ReactNode;
  /** In the hall: silent until somebody opens the sound, as the hall hears itself; the strip is always there. */
  readonly wall?: boolean;
}

const RUNNING: readonly PlayerShows['kind'][] = ['playing', 'listening', 'recovering'];

/** Place it where its height is reserved; it fills the width. */
export function ProgrammePlayer(props: ProgrammePlayerProps) {
  const video = useRef<HTMLVideoElement>(null);
  const live = useOnAir();
  const sent = useNow((now) => now.media || now.hls) && (live.video !== null || live.audio.length > 0);
  const watch = useProgramme(video, sent, props.wall);
  return (
    <PictureTime pictureAtMs={watch.pictureAtMs}>
      <Player {...props} watch={watch} video={video} />
    </PictureTime>
  );
}

interface PlayerProps extends ProgrammePlayerProps {
  readonly watch: ProgrammeWatch;
  readonly video: RefObject<HTMLVideoElement | null>;
}

/** Draws what belongs to the picture that is seen, which may be some seconds old. */
function Player({ badge, title, strip, wall = false, watch, video }: PlayerProps) {
  const t = useText(playerTexts);
  const frame = useRef<HTMLElement>(null);
  const [filled, setFilled] = useState(false);
  const live = useOnAir();
  const shows = usePlayerShows(live, watch);
  const running = RUNNING.includes(shows.kind);
  const { state } = watch;
  return (
    <section
      ref={frame}
      className={classes(styles.player, wall && styles.wall)}
      aria-label={t.label}
      data-filled={filled || undefined}
      data-way={state?.way}
    >
      <ProgrammePictures
        onAir={live}
        composed={state?.way === 'hls'}
        viewer={watch.viewer}
        video={video}
        label={t.label}
      >
        {shows.kind === 'playing' && (
          <LowerThirds pictures={live.pictures}>
            <div className={styles.strip}>{strip}</div>
          </LowerThirds>
        )}
      </ProgrammePictures>
      <Cover shows={shows} watch={watch} title={title} />
      <div className={styles.top}>
        {badge !== undefined && <div className={styles.badge}>{badge}</div>}
        {running && state !== null && <WayNote state={state} />}
      </div>
      {running && (
        <Controls
          watch={watch}
          wall={wall}
          onFullscreen={() => void goFullscreen(frame.current, () => setFilled(!filled))}
        />
      )}
    </section>
  );
}

interface ControlsProps {
  readonly watch: ProgrammeWatch;
  readonly wall: boolean;
  readonly onFullscreen: () => void;
}

function Controls({ watch, wall, onFullscreen }: ControlsProps) {
  const silenced = watch.state?.silenced === true;
  return (
    <>
      {silenced && !wall && <SoundButton onPlay={watch.play} />}
      <PlayerControls watch={watch} soundOnly={wall} onFullscreen={onFullscreen} />
    </>
  );
}

/** The programme in this moment, or in that of the picture. */
function useOnAir(): OnAir {
  const programme = useRoom((room) => room.stage.programme);
  const sources = useNow((now) => now.sources);
  return onAir(programme, sources);
}

function usePlayerShows(live: OnAir, { state, audioOnly }: ProgrammeWatch): PlayerShows {
  const status = useRoom((room) => room.session.status);
  const card = useRoom((room) => room.stage.programme.card);
  const media = useNow((now) => now.media || now.hls);
  const viewer = state?.kind ?? null;
  return playerShows({
    status,
    card,
    onAir: live,
    media,
    viewer,
    audioOnly: audioOnly || state?.way === 'sound',
  });
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
