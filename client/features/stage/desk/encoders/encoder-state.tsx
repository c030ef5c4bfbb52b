/** Whether the stream of an encoder arrives, in words. */
import { deskStageTexts } from '#client/locales/desk-stage.ts';
import { refusalTexts } from '#client/locales/refusals.ts';
import { useText } from '#client/locales/texts.ts';
import { useNow } from '#client/session/session-context.tsx';
import { StateMark } from '#client/ui/state-mark.tsx';
import { isTileOnAir, type SourceTile } from '../sources/source-tiles.ts';

/** One that is on air and does not come is what the moderator must see first. Nothing for other sources. */
export function EncoderState({ tile }: { readonly tile: SourceTile }) {
  const { encoders: t } = useText(deskStageTexts);
  const refusals = useText(refusalTexts);
  const intake = useNow((now) => now.intakes[tile.id]);
  if (tile.kind !== 'encoder') return null;
  if (tile.live !== null) {
    return <StateMark tone="done">{intake?.picture === 'encode' ? t.encodedAnew : t.connected}</StateMark>;
  }
  if (intake?.state === 'connecting') return <StateMark tone="waiting">{t.connecting}</StateMark>;
  if (intake?.state === 'failed') {
    const why = intake.reason === undefined ? '' : refusals[intake.reason];
    return (
      <StateMark tone="waiting" wrap>
        {t.failed + why}
      </StateMark>
    );
  }
  return <StateMark tone="waiting">{isTileOnAir(tile) ? t.lost : t.waiting}</StateMark>;
}
