/** Where a media partner's stream comes from, and whether it does. */
import { useTime } from '#client/lib/use-time.ts';
import { deskStreamsTexts } from '#client/locales/desk-streams.ts';
import { useText } from '#client/locales/texts.ts';
import { useNow, useRoom } from '#client/session/session-context.tsx';
import { isTileOnAir, type SourceTile } from '../sources/source-tiles.ts';
import { hostOf } from './address.ts';
import { StreamState } from './stream-state.tsx';
import { courseOf, pullStatus } from './stream-words.ts';
import styles from './streams.module.css';

/** Counts down to the next attempt. What does not come is told with the machine that it should come from. */
export function PullState({ tile }: { readonly tile: SourceTile }) {
  const t = useText(deskStreamsTexts);
  const intake = useNow((now) => now.intakes[tile.id]);
  const url = useRoom((room) => room.stage.pulls[tile.id]?.url);
  const course = useRoom(({ session }) => courseOf(session));
  const facts = { intake, live: tile.live !== null, onAir: isTileOnAir(tile), course };
  const status = pullStatus(t, facts, useTime(1000));
  return (
    <>
      <StreamState status={status} />
      {status.reason !== null && url !== undefined && (
        <span className={styles.from} title={url}>
          {hostOf(url)}
        </span>
      )}
    </>
  );
}
