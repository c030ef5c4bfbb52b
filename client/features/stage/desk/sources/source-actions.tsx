/** What can be done with a source: cut to it, put it beside or into the corner, its sound, and off the air. */
import { deskStageTexts } from '#client/locales/desk-stage.ts';
import { useText } from '#client/locales/texts.ts';
import { useRoom } from '#client/session/session-context.tsx';
import { Button, IconButton } from '#client/ui/button.tsx';
import type { Programme } from '#shared/features/stage/state.ts';
import type { PictureTrack } from '../../view-model.ts';
import type { Cut } from '../cutter.ts';
import { PressButton } from '../press-button.tsx';
import { cutTo, type Place, putSecond, takeOff, withSound } from '../programme-changes.ts';
import { hasSound } from './source-keys.ts';
import { isTileOnAir, type SourceTile } from './source-tiles.ts';
import styles from './sources.module.css';

interface SourceActionsProps {
  readonly tile: SourceTile;
  readonly name: string;
  readonly cut: Cut;
}

/** Nothing for a source that sends nothing and of which nothing is on air. */
export function SourceActions({ tile, name, cut }: SourceActionsProps) {
  const t = useText(deskStageTexts);
  const programme = useRoom((room) => room.stage.programme);
  const { live } = tile;
  const tracks = (['camera', 'screen'] as const).filter((track) => live !== null && live[track] !== null);
  const sound = hasSound(tile);
  if (tracks.length === 0 && !sound && !isTileOnAir(tile)) return null;
  return (
    <div className={styles.actions}>
      {tracks.map((track) => (
        <PictureActions key={track} tile={tile} track={track} programme={programme} cut={cut} />
      ))}
      <div className={styles.cuts}>
        {sound && (
          <IconButton
            compact
            look={tile.sound ? 'danger' : 'secondary'}
            icon={tile.sound ? 'sound' : 'mute'}
            label={tile.sound ? t.sound.turnOff(name) : t.sound.turnOn(name)}
            aria-pressed={tile.sound}
            onClick={() => cut((now) => withSound(now, tile.id, !tile.sound))}
          />
        )}
        {isTileOnAir(tile) && (
          <Button compact look="quiet" onClick={() => cut((now) => takeOff(now, tile.id))}>
            {t.off}
          </Button>
        )}
      </div>
    </div>
  );
}

interface PictureActionsProps {
  readonly tile: SourceTile;
  readonly track: PictureTrack;
  readonly programme: Programme;
  readonly cut: Cut;
}

function PictureActions({ tile, track, programme, cut }: PictureActionsProps) {
  const t = useText(deskStageTexts);
  const { live, picture, second } = tile;
  if (live === null) return null;
  const main = picture === track;
  const isSecond = (place: Place) => second?.track === track && second.place === place;
  const nothing = programme.video === null || programme.card !== 'none';
  return (
    <div className={styles.cuts}>
      <Button
        compact
        look={main ? 'primary' : 'secondary'}
        aria-pressed={main}
        data-cut={track}
        onClick={() => cut((now) => cutTo(now, live, track))}
      >
        {main ? t.cut.on : t.cut[track]}
      </Button>
      {(['beside', 'inset'] as const).map((place) => (
        <PressButton
          key={place}
          pressed={isSecond(place)}
          disabled={main || nothing}
          onClick={() => cut((now) => putSecond(now, live, { track, place }))}
        >
          {t.layout[place]}
        </PressButton>
      ))}
    </div>
  );
}
