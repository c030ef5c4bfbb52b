/** Where a media partner's stream comes from, and whether it does. */
import { useTime } from '#client/lib/use-time.ts';
import { deskStreamsTexts } from '#client/locales/desk-streams.ts';
import { useText } from '#client/locales/texts.ts';
import { useNow, useRoom } from '#client/session/session-context.tsx';
import { isTileOnAir, type SourceTile } from '../view-model.ts';
import { StreamState } from './stream-state.tsx';
import { courseOf, pullStatus } from './stream-words.ts';

/** Counts down to the next attempt. */
export function PullState({ tile }: { readonly tile: SourceTile }) {
  const t = useText(deskStreamsTexts);
  const intake = useNow((now) => now.intakes[tile.id]);
  const course = useRoom(({ session }) => courseOf(session));
  const facts = { intake, live: tile.live !== null, onAir: isTileOnAir(tile), course };
  return <StreamState status={pullStatus(t, facts, useTime(1000))} />;
}
