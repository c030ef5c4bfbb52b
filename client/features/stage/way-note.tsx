/** Says in words by which way the programme comes, when it is not the best one: whole at first, then in short. */
import { useEffect, useState } from 'react';
import { playerTexts } from '#client/locales/player.ts';
import { useText } from '#client/locales/texts.ts';
import type { ReceiverState } from '#client/media/media-client.ts';
import styles from './programme-player.module.css';

const WHOLE_MS = 10_000;

/** Nothing while the picture comes without delay. */
export function WayNote({ state }: { readonly state: ReceiverState }) {
  const { way, fallen } = state;
  if (way === 'hls') return <Note key={way} way={way} whole={fallen} />;
  return way === 'sound' ? <Note key={way} way={way} whole /> : null;
}

function Note({ way, whole }: { readonly way: 'hls' | 'sound'; readonly whole: boolean }) {
  const t = useText(playerTexts);
  const [over, setOver] = useState(!whole);
  useEffect(() => {
    const timer = setTimeout(() => setOver(true), WHOLE_MS);
    return () => clearTimeout(timer);
  }, []);
  const words = way === 'hls' ? { long: t.byHls, short: t.late } : { long: t.bySound, short: t.soundShort };
  return <p className={styles.way}>{over ? words.short : words.long}</p>;
}
