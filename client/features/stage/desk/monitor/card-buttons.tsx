/** The still cards that can stand in for the picture. */
import { useState } from 'react';
import { deskStageTexts } from '#client/locales/desk-stage.ts';
import { useText } from '#client/locales/texts.ts';
import { Button } from '#client/ui/button.tsx';
import { ConfirmDialog } from '#client/ui/confirm-dialog.tsx';
import type { Programme } from '#shared/features/stage/state.ts';
import type { Cut } from '../cutter.ts';
import { PressButton } from '../press-button.tsx';
import { CARDS, showCard, withoutPicture } from '../programme-changes.ts';
import styles from './monitor.module.css';

interface CardButtonsProps {
  readonly programme: Programme;
  readonly cut: Cut;
}

/** A whole audience leaves when it reads that the session is over: that card alone is asked for twice. */
export function CardButtons({ programme, cut }: CardButtonsProps) {
  const t = useText(deskStageTexts);
  const [asking, setAsking] = useState(false);
  const press = (card: (typeof CARDS)[number]) =>
    card === 'ended' && programme.card !== 'ended' ? setAsking(true) : cut(() => showCard(card));
  return (
    <fieldset className={styles.cards}>
      <legend className="sr-only">{t.cards.heading}</legend>
      {CARDS.map((card) => (
        <PressButton key={card} pressed={programme.card === card} onClick={() => press(card)}>
          {t.cards[card]}
        </PressButton>
      ))}
      {programme.video !== null && programme.card === 'none' && (
        <Button compact look="quiet" onClick={() => cut(withoutPicture)}>
          {t.takeOff}
        </Button>
      )}
      {asking && (
        <ConfirmDialog
          title={t.endedCard.ask}
          action={t.endedCard.yes}
          cancel={t.endedCard.no}
          onConfirm={() => {
            setAsking(false);
            cut(() => showCard('ended'));
          }}
          onClose={() => setAsking(false)}
        >
          <p>{t.endedCard.what}</p>
        </ConfirmDialog>
      )}
    </fieldset>
  );
}
