/** On a guest's page, while waiting: who is heard, who hears, and quiet at a touch. */
import { useState } from 'react';
import { talkbackTexts } from '#client/locales/talkback.ts';
import { useText } from '#client/locales/texts.ts';
import { Button } from '#client/ui/button.tsx';
import { Voices } from '../room/voices.tsx';
import styles from './guest.module.css';
import { useHeard } from './use-heard.ts';

/** Shown only to who is not on air: an open microphone would send on what the loudspeaker plays. */
export function WaitingRoom() {
  const t = useText(talkbackTexts);
  const heard = useHeard();
  const [quiet, setQuiet] = useState(false);
  const names = heard.map(({ label }) => (label === '' ? t.desk : label));
  return (
    <section className={styles.room} aria-label={t.title}>
      <div>
        <strong>{t.title}</strong>
        <p>{names.length === 0 ? t.nobody : t.with(names.join(t.comma))}</p>
      </div>
      <Button icon={quiet ? 'mute' : 'sound'} aria-pressed={quiet} onClick={() => setQuiet(!quiet)}>
        {quiet ? t.hearAgain : t.quiet}
      </Button>
      {!quiet && <Voices producerIds={heard.map(({ producerId }) => producerId)} />}
    </section>
  );
}
