/** The picture of the session: 16:9, never in the way of the conversation, every state in words. */
import { type ReactNode, type RefObject, useRef, useState } from 'react';
import { classes } from '#client/lib/classes.ts';
import { playerTexts } from '#client/locales/player.ts';
import { useText } from '#client/locales/texts.ts';
import { PictureTime } from '#client/session/picture-time.tsx';
import { useNow, useRoom } from '#client/session/session-context.tsx';
import { type Fullscreen, useFullscreen } from './fullscreen.ts';
import { LowerThirds } from './layout/lower-thirds.tsx';
import { ProgrammePictures } from './layout/programme-pictures.tsx';
import { LeaveFullscreen, PlayerControls } from './player-controls.tsx';
import { PlayerCover, SoundButton } from './player-cover.tsx';
import { playerWords } from './player-words.ts';
import styles from './programme-player.module.css';
import { TroubleSheet } from './trouble/trouble-sheet.tsx';
import { useTroubleReport } from './trouble/use-trouble-report.ts';
import { type ProgrammeWatch, useProgramme } from './use-programme.ts';
import { useReportedWay } from './use-reported-way.ts';
import { type OnAir, onAir, type PlayerShows, playerShows } from './view-model.ts';
import { WayNote } from './way-note.tsx';

interface ProgrammePlayerProps {
  /** Over the upper edge: state and viewers. */
  readonly badge?: ReactNode;
  /** Said on a still card, such as the session's title. */
  readonly title: string;
  /** What is happening, in one line over the lower edge: in full screen, where nothing else says it. */
  readonly strip?: ReactNode;
  /** Under the picture and in its time, such as captions. */
  readonly below?: ReactNode;
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
  useReportedWay(watch.state);
  return (
    <PictureTime pictureAtMs={watch.pictureAtMs}>
      <Player {...props} watch={watch} video={video} />
      {props.below}
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
  const fullscreen = useFullscreen(frame);
  const live = useOnAir();
  const named = useNamed(live, watch);
  const shows = usePlayerShows(live, watch);
  const running = RUNNING.includes(shows.kind);
  const { state } = watch;
  const { onTrouble, sheet } = useTrouble(watch);
  return (
    <section
      ref={frame}
      className={classes(styles.player, wall && styles.wall)}
      aria-label={t.label}
      data-filled={fullscreen.filled || undefined}
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
          <LowerThirds pictures={named}>
            <div className={styles.strip}>{strip}</div>
          </LowerThirds>
        )}
      </ProgrammePictures>
      {/* There before its words: many readers say nothing of a region that comes with them. */}
      <p className="sr-only" role="status">
        {playerWords(t, { shows, title, state })}
      </p>
      <PlayerCover shows={shows} watch={watch} title={title} wall={wall} onTrouble={onTrouble} />
      <div className={styles.top}>
        {badge !== undefined && <div className={styles.badge}>{badge}</div>}
        {running && state !== null && <WayNote state={state} />}
      </div>
      {running ? (
        <Controls watch={watch} wall={wall} onTrouble={onTrouble} fullscreen={fullscreen} />
      ) : (
        <LeaveFullscreen fullscreen={fullscreen} />
      )}
      {sheet}
    </section>
  );
}

/** The report is held here: the sheet may be closed while it is on its way. */
function useTrouble(watch: ProgrammeWatch) {
  const [open, setOpen] = useState(false);
  const { step, tell, close } = useTroubleReport(watch);
  const onClose = () => {
    setOpen(false);
    close();
  };
  const sheet = open && <TroubleSheet step={step} onChoose={tell} onRetry={watch.retry} onClose={onClose} />;
  return { sheet, onTrouble: () => setOpen(true) };
}

interface ControlsProps {
  readonly watch: ProgrammeWatch;
  readonly wall: boolean;
  readonly onTrouble: () => void;
  readonly fullscreen: Fullscreen;
}

function Controls({ watch, wall, ...actions }: ControlsProps) {
  const silenced = watch.state?.silenced === true;
  return (
    <>
      {silenced && !wall && <SoundButton onPlay={watch.play} />}
      <PlayerControls watch={watch} soundOnly={wall} {...actions} />
    </>
  );
}

/** The programme in this moment, or in that of the picture. */
function useOnAir(): OnAir {
  const programme = useRoom((room) => room.stage.programme);
  const sources = useNow((now) => now.sources);
  return onAir(programme, sources);
}

/** The pictures whose people are named: a cut is in the log before what it shows has been decoded for HLS. */
function useNamed({ pictures }: OnAir, { state }: ProgrammeWatch): OnAir['pictures'] {
  const composed = useNow((now) => now.composed);
  return state?.way === 'hls' && composed !== null ? composed : pictures;
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
