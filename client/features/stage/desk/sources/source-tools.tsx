/** The small buttons beside a source's name: what can be done with it otherwise than on air. */
import { deskStageTexts } from '#client/locales/desk-stage.ts';
import { deskStreamsTexts } from '#client/locales/desk-streams.ts';
import { useText } from '#client/locales/texts.ts';
import type { Send } from '#client/session/command-sender.ts';
import { EncoderSettings } from '../encoders/encoder-settings.tsx';
import { RemoveButton } from '../remove-button.tsx';
import type { SourceTile } from './source-tiles.ts';
import styles from './sources.module.css';

interface SourceToolsProps {
  readonly tile: SourceTile;
  readonly name: string;
  readonly act: Send;
}

/** Nothing for the desk, the feed and the film, which cannot be removed. */
export function SourceTools({ tile, name, act }: SourceToolsProps) {
  const { guests, encoders } = useText(deskStageTexts);
  const { pull } = useText(deskStreamsTexts);
  const { id: sourceId } = tile;
  switch (tile.kind) {
    case 'guest': {
      const remove = () => act('stage:removeGuest', { guestId: sourceId });
      return <RemoveButton name={name} text={guests.removeText} remove={remove} />;
    }
    case 'encoder': {
      const remove = () => act('stage:removeEncoder', { sourceId });
      return (
        <span className={styles.tools}>
          <EncoderSettings act={act} sourceId={sourceId} name={name} />
          <RemoveButton name={name} text={encoders.removeText} remove={remove} />
        </span>
      );
    }
    case 'pull': {
      const remove = () => act('stage:removePull', { sourceId });
      return <RemoveButton name={name} text={pull.removeText} remove={remove} />;
    }
    default:
      return null;
  }
}
