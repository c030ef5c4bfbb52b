/** The sources: a small picture of each, and what puts its picture and sound on air. */
import { classes } from '#client/lib/classes.ts';
import { deskStageTexts } from '#client/locales/desk-stage.ts';
import { useText } from '#client/locales/texts.ts';
import type { Publisher, PublisherState } from '#client/media/media-client.ts';
import type { Send } from '#client/session/command-sender.ts';
import { useNow, useRoom } from '#client/session/session-context.tsx';
import { Button, IconButton } from '#client/ui/button.tsx';
import { Icon } from '#client/ui/icon.tsx';
import { DevicePanel } from './device-panel.tsx';
import { GuestInvitation, RemoveGuest } from './guests.tsx';
import { LocalPicture, RoomPicture } from './picture.tsx';
import { mutable } from './programme-monitor.tsx';
import styles from './stage.module.css';
import { cutTo, type PictureTrack, type SourceTile, sourceTiles, toggleSound } from './view-model.ts';

interface SourceListProps {
  readonly act: Send;
  readonly publisher: Publisher | null;
  readonly published: PublisherState;
}

/** Desk, guests and feed. */
export function SourceList({ act, publisher, published }: SourceListProps) {
  const t = useText(deskStageTexts);
  const stage = useRoom((room) => room.stage);
  const sources = useNow((now) => now.sources);
  const media = useNow((now) => now.media);
  return (
    <section className={styles.section} aria-label={t.sources}>
      <header className={styles.head}>
        <h2>{t.sources}</h2>
        <GuestInvitation act={act} />
      </header>
      <ul className={styles.sources}>
        {sourceTiles(stage, sources).map((tile) => (
          <Source key={tile.id} tile={tile} act={act} published={published}>
            {tile.kind === 'host' && media && <DevicePanel compact publisher={publisher} state={published} />}
          </Source>
        ))}
      </ul>
    </section>
  );
}

interface SourceProps {
  readonly tile: SourceTile;
  readonly act: Send;
  readonly published: PublisherState;
  readonly children: React.ReactNode;
}

function Source({ tile, act, published, children }: SourceProps) {
  const t = useText(deskStageTexts);
  const name = tile.kind === 'guest' ? tile.label : t[tile.kind];
  return (
    <li className={classes(styles.source, tile.picture !== null && styles.sourceOnAir)}>
      <div className={styles.thumb}>
        <Thumb tile={tile} name={name} published={published} />
      </div>
      <div className={styles.about}>
        <div className={styles.name}>
          <strong title={name}>{name}</strong>
          {tile.kind === 'guest' && <RemoveGuest act={act} guestId={tile.id} name={name} />}
        </div>
        <Cuts tile={tile} name={name} act={act} />
      </div>
      {children !== false && <div className={styles.below}>{children}</div>}
    </li>
  );
}

function Thumb({
  tile,
  name,
  published,
}: {
  readonly tile: SourceTile;
  readonly name: string;
  readonly published: PublisherState;
}) {
  const own = tile.kind === 'host' ? (published.tracks.camera ?? published.tracks.screen) : undefined;
  if (own !== undefined) return <LocalPicture track={own.track} label={name} />;
  const video = tile.live?.camera ?? tile.live?.screen ?? null;
  if (video !== null) {
    return <RoomPicture wanted={{ video, audio: [] }} quality="preview" label={name} muted />;
  }
  return (
    <DarkThumb sends={tile.live === null ? 'nothing' : tile.live.audio === null ? 'silence' : 'sound'} />
  );
}

function DarkThumb({ sends }: { readonly sends: 'nothing' | 'silence' | 'sound' }) {
  const t = useText(deskStageTexts);
  const words = { nothing: t.offline, silence: t.notSending, sound: t.soundOnly }[sends];
  return (
    <span className={styles.dark}>
      <Icon name={sends === 'sound' ? 'microphone' : 'person'} size={18} />
      {words}
    </span>
  );
}

function Cuts({ tile, name, act }: { readonly tile: SourceTile; readonly name: string; readonly act: Send }) {
  const t = useText(deskStageTexts);
  const programme = useRoom((room) => room.stage.programme);
  const { live } = tile;
  const pictures: readonly PictureTrack[] = (['camera', 'screen'] as const).filter(
    (track) => live !== null && live[track] !== null,
  );
  return (
    <div className={styles.cuts}>
      {pictures.map((track) => (
        <Button
          key={track}
          compact
          look={tile.picture === track ? 'primary' : 'secondary'}
          aria-pressed={tile.picture === track}
          onClick={() => live !== null && void act('stage:cut', mutable(cutTo(programme, live, track)))}
        >
          {tile.picture === track ? t.cut.on : t.cut[track]}
        </Button>
      ))}
      {(live?.audio != null || tile.sound) && (
        <IconButton
          compact
          look={tile.sound ? 'danger' : 'secondary'}
          icon={tile.sound ? 'sound' : 'mute'}
          label={tile.sound ? t.sound.turnOff(name) : t.sound.turnOn(name)}
          aria-pressed={tile.sound}
          onClick={() => void act('stage:cut', mutable(toggleSound(programme, tile.id)))}
        />
      )}
    </div>
  );
}
