/** A sound to try the loudspeaker with, and the choice of one where the browser leaves it to the page. */
import { useEffect, useState } from 'react';
import { deviceCheckTexts } from '#client/locales/device-check.ts';
import { useText } from '#client/locales/texts.ts';
import { Button } from '#client/ui/button.tsx';
import { Select } from '#client/ui/field.tsx';
import styles from './check.module.css';
import { rememberDevice, rememberedDevice } from './remembered-devices.ts';
import { listSpeakers, playChime, type Speaker } from './speaker.ts';

/** Not part of the verdict: only the person can tell whether it was heard. */
export function SpeakerTest() {
  const t = useText(deviceCheckTexts);
  const [speakers, setSpeakers] = useState<readonly Speaker[]>([]);
  const [chosen, setChosen] = useState(rememberedDevice('speaker') ?? '');
  const [playing, setPlaying] = useState(false);
  const [played, setPlayed] = useState(false);
  useEffect(() => void listSpeakers().then(setSpeakers), []);
  const play = async () => {
    setPlaying(true);
    await playChime().catch(() => undefined);
    setPlaying(false);
    setPlayed(true);
  };
  const choose = (deviceId: string) => {
    rememberDevice('speaker', deviceId);
    setChosen(deviceId);
  };
  return (
    <section className={styles.finding} aria-label={t.speaker.title}>
      <header className={styles.centred}>
        <h3>{t.speaker.title}</h3>
        <Button compact icon="sound" busy={playing} onClick={() => void play()}>
          {playing ? t.speaker.playing : t.speaker.play}
        </Button>
      </header>
      {played && <p>{t.speaker.hint}</p>}
      {speakers.length > 1 && (
        <Select
          compact
          label={t.choose.speaker}
          value={speakers.some(({ deviceId }) => deviceId === chosen) ? chosen : ''}
          onChange={choose}
          options={[
            { value: '', label: t.usual },
            ...speakers.map(({ deviceId, label }, at) => ({
              value: deviceId,
              label: label === '' ? t.unnamed(at + 1) : label,
            })),
          ]}
        />
      )}
    </section>
  );
}
