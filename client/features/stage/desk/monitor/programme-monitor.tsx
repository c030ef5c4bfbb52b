/** The monitor: what the audience gets, and the still cards that can stand in for it. */
import { useState } from 'react';
import { deskStageTexts } from '#client/locales/desk-stage.ts';
import { useText } from '#client/locales/texts.ts';
import type { ViewerState } from '#client/media/media-client.ts';
import { useNow, useRoom } from '#client/session/session-context.tsx';
import { Button, IconButton } from '#client/ui/button.tsx';
import { StateMark } from '#client/ui/state-mark.tsx';
import type { Programme } from '#shared/features/stage/state.ts';
import { LowerThirds } from '../../layout/lower-thirds.tsx';
import frame from '../../room/frame.module.css';
import { RoomPicture } from '../../room/room-picture.tsx';
import { onAir as programmeOnAir } from '../../view-model.ts';
import type { Cut } from '../cutter.ts';
import { DeskSection } from '../desk-section.tsx';
import { PressButton } from '../press-button.tsx';
import { mainAlone, swapped, withPlace } from '../programme-changes.ts';
import { CardButtons } from './card-buttons.tsx';
import styles from './monitor.module.css';

/** Silent until somebody listens, so that the hall does not echo. */
export function ProgrammeMonitor({ cut }: { readonly cut: Cut }) {
  const t = useText(deskStageTexts);
  const programme = useRoom((room) => room.stage.programme);
  const sources = useNow((now) => now.sources);
  const media = useNow((now) => now.media);
  const [listening, setListening] = useState(false);
  const wanted = programmeOnAir(programme, sources);
  const onAir = wanted.video !== null || wanted.audio.length > 0;
  return (
    <DeskSection
      title={t.programme}
      aside={<MonitorTools onAir={onAir} listening={listening} listen={setListening} />}
    >
      <div className={frame.monitor}>
        {media && (
          <RoomPicture
            wanted={wanted}
            quality="full"
            label={t.programme}
            muted={!listening}
            over={(state, play) => (
              <>
                <LowerThirds pictures={wanted.pictures} />
                {onAir && <Over state={state} onPlay={play} />}
              </>
            )}
          />
        )}
        {wanted.video === null && <Still card={programme.card} lost={programme.video !== null} />}
      </div>
      <LayoutButtons programme={programme} cut={cut} />
      <CardButtons programme={programme} cut={cut} />
    </DeskSection>
  );
}

interface MonitorToolsProps {
  readonly onAir: boolean;
  readonly listening: boolean;
  readonly listen: (on: boolean) => void;
}

/** Whether anything is on air, and the desk's own loudspeaker. */
function MonitorTools({ onAir, listening, listen }: MonitorToolsProps) {
  const t = useText(deskStageTexts);
  return (
    <>
      <StateMark tone={onAir ? 'live' : 'stopped'}>{onAir ? t.onAir : t.cardShown}</StateMark>
      <IconButton
        compact
        icon={listening ? 'sound' : 'mute'}
        label={listening ? t.mute : t.listen}
        aria-pressed={listening}
        onClick={() => listen(!listening)}
      />
    </>
  );
}

/** With two pictures on air: how they stand. */
function LayoutButtons({ programme, cut }: { readonly programme: Programme; readonly cut: Cut }) {
  const { layout: t } = useText(deskStageTexts);
  const { second } = programme;
  if (second === undefined) return null;
  return (
    <fieldset className={styles.cards}>
      <legend className="sr-only">{t.heading}</legend>
      {(['beside', 'inset'] as const).map((place) => (
        <PressButton
          key={place}
          pressed={second.place === place}
          onClick={() => cut((now) => withPlace(now, place))}
        >
          {t[place]}
        </PressButton>
      ))}
      <Button compact onClick={() => cut((now) => swapped(now, second))}>
        {t.swap}
      </Button>
      {programme.video !== null && (
        <Button compact look="quiet" onClick={() => cut(mainAlone)}>
          {t.alone}
        </Button>
      )}
    </fieldset>
  );
}

interface StillProps {
  readonly card: Programme['card'];
  /** A picture is wanted that does not come. */
  readonly lost: boolean;
}

function Still({ card, lost }: StillProps) {
  const t = useText(deskStageTexts);
  if (card !== 'none') {
    return (
      <div className={styles.still}>
        <strong>{t.cards[card]}</strong>
      </div>
    );
  }
  return (
    <div className={styles.still}>
      <strong>{lost ? t.noSignal : t.nothingOnAir}</strong>
      <span>{lost ? t.noSignalHint : t.nothingHint}</span>
    </div>
  );
}

function Over({ state, onPlay }: { readonly state: ViewerState; readonly onPlay: () => void }) {
  const t = useText(deskStageTexts);
  if (state.kind === 'needs-gesture') {
    return (
      <Button compact icon="play" className={frame.over} onClick={onPlay}>
        {t.playBlocked}
      </Button>
    );
  }
  if (state.kind === 'connecting') return <span className={frame.over}>{t.connecting}</span>;
  if (state.kind === 'recovering') return <span className={frame.over}>{t.recovering}</span>;
  if (state.kind === 'unavailable') return <span className={frame.over}>{t.lost}</span>;
  return null;
}
