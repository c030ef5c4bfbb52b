/** The still cards that can stand in for the picture. */
import { useState } from 'react';
import { deskSessionTexts } from '#client/locales/desk-sessions.ts';
import { deskStageTexts } from '#client/locales/desk-stage.ts';
import { useText } from '#client/locales/texts.ts';
import { useRoom } from '#client/session/session-context.tsx';
import { Button } from '#client/ui/button.tsx';
import { ConfirmDialog } from '#client/ui/confirm-dialog.tsx';
import type { Programme } from '#shared/features/stage/state.ts';
import type { Cut } from '../cutter.ts';
import { PressButton } from '../press-button.tsx';
import { CARDS, type Card, showCard, withoutPicture } from '../programme-changes.ts';
import styles from './monitor.module.css';

interface CardButtonsProps {
  readonly programme: Programme;
  readonly cut: Cut;
}

/** While the session runs, the card that says it is over is asked for twice: a whole audience leaves [T55]. */
export function CardButtons({ programme, cut }: CardButtonsProps) {
  const t = useText(deskStageTexts);
  const runs = useRoom(({ session: { status } }) => status === 'live' || status === 'paused');
  const [asking, setAsking] = useState(false);
  const press = (card: Card) =>
    card === 'ended' && runs && programme.card !== 'ended' ? setAsking(true) : cut(() => showCard(card));
  return (
    <>
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
      </fieldset>
      {asking && (
        <AskForEnded
          onConfirm={() => {
            setAsking(false);
            cut(() => showCard('ended'));
          }}
          onClose={() => setAsking(false)}
        />
      )}
    </>
  );
}

interface AskForEndedProps {
  readonly onConfirm: () => void;
  readonly onClose: () => void;
}

function AskForEnded(answers: AskForEndedProps) {
  const { endedCard: t } = useText(deskStageTexts);
  const { end } = useText(deskSessionTexts).runner;
  return (
    <ConfirmDialog danger title={t.ask} action={t.yes} cancel={t.no} {...answers}>
      <p>{t.what(end)}</p>
    </ConfirmDialog>
  );
}
