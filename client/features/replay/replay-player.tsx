/** The picture of the replay with its controls below: nothing lies over the picture once it plays. */

import { type RefObject, useEffect, useRef, useState } from 'react';
import { classes } from '#client/lib/classes.ts';
import { formatClock, formatDate, formatLength } from '#client/lib/format.ts';
import { useRememberedChoice } from '#client/lib/storage.ts';
import { replayTexts } from '#client/locales/replay.ts';
import { useText } from '#client/locales/texts.ts';
import { Button, IconButton } from '#client/ui/button.tsx';
import { INLINE_VIDEO } from '#client/ui/inline-video.ts';
import type { ReplayView } from '#shared/features/replay/views.ts';
import { PositionBar } from './position-bar.tsx';
import styles from './replay-player.module.css';
import type { Playback, PlaybackControls } from './use-playback.ts';
import { STEP_MS } from './use-replay-keys.ts';
import { RATES } from './view-model.ts';

interface ReplayPlayerProps {
  readonly view: ReplayView;
  readonly video: RefObject<HTMLVideoElement | null>;
  readonly playback: Playback;
  readonly controls: PlaybackControls;
}

/** 16:9 and a bar; full screen takes both. */
export function ReplayPlayer({ view, video, playback, controls }: ReplayPlayerProps) {
  const t = useText(replayTexts);
  const frame = useRef<HTMLElement>(null);
  const [begun, setBegun] = useState(false);
  if (playback.playing && !begun) setBegun(true);
  const captions = useCaptionTrack(view);
  const fullscreen = () => {
    void toggleFullscreen(frame.current, video.current);
  };
  return (
    <section ref={frame} className={styles.player} aria-label={t.player}>
      <div className={styles.picture}>
        <video
          ref={video}
          className={styles.video}
          {...INLINE_VIDEO}
          preload="auto"
          onClick={controls.toggle}
          onDoubleClick={fullscreen}
        >
          {captions.version !== null && (
            <track
              ref={captions.track}
              kind="captions"
              label={t.captions}
              srcLang="zh"
              src={`/media/${view.sessionId}/captions.vtt?v=${captions.version}`}
            />
          )}
          <track kind="chapters" src={`/media/${view.sessionId}/chapters.vtt`} srcLang="zh" />
        </video>
        <Cover view={view} begun={begun} playback={playback} controls={controls} />
      </div>
      <div className={styles.bar}>
        <PositionBar view={view} nowMs={playback.nowMs} onSeek={controls.seek} />
        <div className={styles.buttons}>
          <Transport playback={playback} controls={controls} />
          <span className={styles.time}>
            {formatClock(playback.nowMs)}
            <span className={styles.whole}> / {formatClock(view.durationMs)}</span>
          </span>
          <span className={styles.space} />
          {captions.version !== null && (
            <button
              type="button"
              className={styles.step}
              aria-pressed={captions.on}
              onClick={captions.toggle}
            >
              {t.captions}
            </button>
          )}
          <RateChoice rate={playback.rate} onRate={controls.setRate} />
          <IconButton
            icon={playback.muted ? 'mute' : 'sound'}
            label={playback.muted ? t.unmute : t.mute}
            className={styles.button}
            onClick={controls.toggleSound}
          />
          <IconButton icon="fullscreen" label={t.fullscreen} className={styles.button} onClick={fullscreen} />
        </div>
      </div>
    </section>
  );
}

/** Captions are shown by the browser itself; whether is remembered. */
function useCaptionTrack({ captions }: ReplayView) {
  const track = useRef<HTMLTrackElement>(null);
  const [wanted, setWanted] = useRememberedChoice('captions', ['on', 'off'], 'on');
  const on = wanted === 'on';
  useEffect(() => {
    if (track.current !== null) track.current.track.mode = on ? 'showing' : 'hidden';
  }, [on]);
  const version = captions.cues.length === 0 ? null : captions.version;
  return { track, on, version, toggle: () => setWanted(on ? 'off' : 'on') };
}

interface CoverProps {
  readonly view: ReplayView;
  readonly begun: boolean;
  readonly playback: Playback;
  readonly controls: PlaybackControls;
}

/**
 * Before it plays: what it is, and a large button; a recording begins with whatever its first picture was, often
 * a black one. Then what keeps the picture away.
 */
function Cover({ view, begun, playback, controls }: CoverProps) {
  const t = useText(replayTexts);
  if (playback.failed) {
    return (
      <div className={classes(styles.cover, styles.solid)} role="alert">
        <p>{t.failed}</p>
        <Button look="primary" onClick={controls.retry}>
          {t.retry}
        </Button>
      </div>
    );
  }
  if (!begun) {
    return (
      <div className={classes(styles.cover, styles.title)}>
        <p className={styles.kind}>
          {view.tenantName} · {t.title}
        </p>
        <p className={styles.name}>{view.title}</p>
        {view.startedAt !== null && (
          <p className={styles.kind}>
            {formatDate(view.startedAt)} · {t.length(formatLength(view.durationMs))}
          </p>
        )}
        <Button look="primary" large icon="play" onClick={controls.toggle}>
          {t.play}
        </Button>
        {playback.lost && <p role="status">{t.lost}</p>}
      </div>
    );
  }
  // What has come already is played on, and needs no words.
  return playback.waiting ? (
    <p className={styles.waiting} role="status">
      {playback.lost ? t.lost : t.loading}
    </p>
  ) : null;
}

function Transport({ playback, controls }: Pick<CoverProps, 'playback' | 'controls'>) {
  const t = useText(replayTexts);
  return (
    <>
      <IconButton
        icon={playback.playing ? 'pause' : 'play'}
        label={playback.playing ? t.pause : t.play}
        className={styles.button}
        onClick={controls.toggle}
      />
      <button
        type="button"
        className={styles.step}
        aria-label={t.back}
        title={t.back}
        onClick={() => controls.step(-STEP_MS)}
      >
        −10
      </button>
      <button
        type="button"
        className={styles.step}
        aria-label={t.forward}
        title={t.forward}
        onClick={() => controls.step(STEP_MS)}
      >
        +10
      </button>
    </>
  );
}

function RateChoice({ rate, onRate }: { readonly rate: number; readonly onRate: (rate: number) => void }) {
  const t = useText(replayTexts);
  return (
    <select
      className={styles.rate}
      aria-label={t.speed}
      title={t.speed}
      value={String(rate)}
      onChange={(event) => onRate(Number(event.target.value))}
    >
      {RATES.map((one) => (
        <option key={one} value={String(one)}>
          {t.speedOf(one)}
        </option>
      ))}
    </select>
  );
}

/** iPhones give full screen to the video alone, by a method of their own. */
async function toggleFullscreen(frame: HTMLElement | null, video: HTMLVideoElement | null): Promise<void> {
  if (frame === null || video === null) return;
  try {
    if (document.fullscreenElement) await document.exitFullscreen();
    else if ('requestFullscreen' in frame) await frame.requestFullscreen();
    else if ('webkitEnterFullscreen' in video && typeof video.webkitEnterFullscreen === 'function')
      video.webkitEnterFullscreen();
  } catch {
    // Not allowed here, as in some frames: everything else still works.
  }
}
