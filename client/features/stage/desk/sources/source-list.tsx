/** The sources: a small picture of each, and what puts its picture and sound on air. */
import { deskStageTexts } from '#client/locales/desk-stage.ts';
import { useText } from '#client/locales/texts.ts';
import type { Publisher, PublisherState } from '#client/media/media-client.ts';
import type { Send } from '#client/session/command-sender.ts';
import { useNow, useRoom } from '#client/session/session-context.tsx';
import { DevicePanel } from '../../devices/device-panel.tsx';
import { useDeviceStart } from '../../devices/use-device-start.ts';
import { AddSource } from '../add/add-source.tsx';
import type { Cut } from '../cutter.ts';
import { DeskSection, Hint } from '../desk-section.tsx';
import { DeskTalkback } from '../talkback/desk-talkback.tsx';
import { SourceCard } from './source-card.tsx';
import { useSourcePlaces } from './source-places.ts';
import { sourceTiles } from './source-tiles.ts';
import styles from './sources.module.css';
import { useSourceKeys } from './use-source-keys.ts';

interface SourceListProps {
  readonly act: Send;
  readonly cut: Cut;
  readonly publisher: Publisher | null;
  readonly published: PublisherState;
}

/** Desk, guests, encoders, partners, feed and film. */
export function SourceList({ act, cut, publisher, published }: SourceListProps) {
  const t = useText(deskStageTexts);
  const stage = useRoom((room) => room.stage);
  const sources = useNow((now) => now.sources);
  const media = useNow((now) => now.media);
  const tiles = sourceTiles(stage, sources);
  const opening = useDeviceStart(publisher);
  const places = useSourcePlaces(tiles);
  useSourceKeys(cut, places);
  return (
    <DeskSection title={t.sources} aside={<AddSource />}>
      {media && <DeskTalkback tiles={tiles} publisher={publisher} published={published} />}
      <ul className={styles.sources}>
        {places.map(({ no, it: tile }) => (
          <SourceCard key={tile.id} no={no} tile={tile} act={act} cut={cut} published={published}>
            {tile.kind === 'host' && media && (
              <DevicePanel compact publisher={publisher} state={published} opening={opening} />
            )}
          </SourceCard>
        ))}
      </ul>
      <Hint>{t.keys}</Hint>
    </DeskSection>
  );
}
