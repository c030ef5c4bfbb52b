/** One source on the desk: its picture, its name, whether it is on air, and what can be done with it. */
import type { ReactNode } from 'react';
import { classes } from '#client/lib/classes.ts';
import { deskStageTexts } from '#client/locales/desk-stage.ts';
import { useText } from '#client/locales/texts.ts';
import type { PublisherState } from '#client/media/media-client.ts';
import type { Send } from '#client/session/command-sender.ts';
import { Icon } from '#client/ui/icon.tsx';
import { StateMark } from '#client/ui/state-mark.tsx';
import { LocalPicture } from '../../check/local-picture.tsx';
import frame from '../../room/frame.module.css';
import { RoomPicture } from '../../room/room-picture.tsx';
import { alone } from '../../view-model.ts';
import type { Cut } from '../cutter.ts';
import { EncoderState } from '../encoders/encoder-state.tsx';
import { TrackFigures } from '../health/track-figures.tsx';
import { PullState } from '../streams/pull-state.tsx';
import { airState } from './air-state.ts';
import { SourceActions } from './source-actions.tsx';
import type { SourceTile } from './source-tiles.ts';
import { SourceTools } from './source-tools.tsx';
import styles from './sources.module.css';

interface SourceCardProps {
  /** Its key. */
  readonly no: number;
  readonly tile: SourceTile;
  readonly act: Send;
  readonly cut: Cut;
  readonly published: PublisherState;
  readonly children: ReactNode;
}

export function SourceCard({ no, tile, act, cut, published, children }: SourceCardProps) {
  const t = useText(deskStageTexts);
  const name =
    tile.label === '' && (tile.kind === 'host' || tile.kind === 'feed') ? t[tile.kind] : tile.label;
  const seen = tile.picture !== null || tile.second !== null;
  return (
    // The keys lead to the card itself where it has nothing to cut to.
    <li
      className={classes(styles.source, seen && styles.sourceOnAir)}
      data-source={tile.id}
      tabIndex={-1}
      aria-label={name}
    >
      <div className={styles.thumb}>
        <Thumb tile={tile} name={name} published={published} />
        {no <= 9 && (
          <span className={styles.no} aria-hidden="true">
            {no}
          </span>
        )}
      </div>
      <div className={styles.about}>
        <div className={styles.name}>
          <strong title={name}>{name}</strong>
          <SourceTools tile={tile} name={name} act={act} />
        </div>
        {tile.title !== '' && (
          <span className={styles.role} title={tile.title}>
            {tile.title}
          </span>
        )}
        <EncoderState tile={tile} />
        {tile.kind === 'pull' && <PullState tile={tile} />}
        <AirState tile={tile} />
        <TrackFigures sourceId={tile.id} />
      </div>
      <SourceActions tile={tile} name={name} cut={cut} />
      {children !== false && <div className={styles.below}>{children}</div>}
    </li>
  );
}

/** What of it reaches the audience, in words. */
function AirState({ tile }: { readonly tile: SourceTile }) {
  const t = useText(deskStageTexts);
  const { tone, words } = airState(t.air, tile);
  return (
    <StateMark tone={tone} wrap>
      {words}
    </StateMark>
  );
}

interface ThumbProps {
  readonly tile: SourceTile;
  readonly name: string;
  readonly published: PublisherState;
}

function Thumb({ tile, name, published }: ThumbProps) {
  const own = tile.kind === 'host' ? (published.tracks.camera ?? published.tracks.screen) : undefined;
  if (own !== undefined) return <LocalPicture track={own.track} label={name} />;
  const video = tile.live?.camera ?? tile.live?.screen ?? null;
  if (video !== null) return <RoomPicture wanted={alone(video)} quality="preview" label={name} muted />;
  return (
    <DarkThumb sends={tile.live === null ? 'nothing' : tile.live.audio === null ? 'silence' : 'sound'} />
  );
}

function DarkThumb({ sends }: { readonly sends: 'nothing' | 'silence' | 'sound' }) {
  const t = useText(deskStageTexts);
  const words = { nothing: t.offline, silence: t.notSending, sound: t.soundOnly }[sends];
  return (
    <span className={frame.dark}>
      <Icon name={sends === 'sound' ? 'microphone' : 'person'} size={18} />
      {words}
    </span>
  );
}
