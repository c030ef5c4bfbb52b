/** One film: its title and length, and what can be done with it. */
import { useState } from 'react';
import { formatClock } from '#client/lib/format.ts';
import { deskStageTexts } from '#client/locales/desk-stage.ts';
import { useText } from '#client/locales/texts.ts';
import type { Send } from '#client/session/command-sender.ts';
import { Button } from '#client/ui/button.tsx';
import { StateMark } from '#client/ui/state-mark.tsx';
import type { RunningFilm, StageFilm } from '#shared/features/stage/state.ts';
import { RemoveButton } from '../remove-button.tsx';
import styles from './films.module.css';

interface FilmRowProps {
  readonly film: StageFilm;
  readonly running: RunningFilm | null;
  /** Pictures can be sent at all. */
  readonly media: boolean;
  readonly act: Send;
}

export function FilmRow({ film, running, media, act }: FilmRowProps) {
  const { films: t } = useText(deskStageTexts);
  const [busy, setBusy] = useState(false);
  const plays = running?.filmId === film.id;
  const play = async () => {
    setBusy(true);
    await act('stage:playFilm', { filmId: film.id });
    setBusy(false);
  };
  return (
    <li className={styles.film}>
      <span className={styles.title} title={film.title}>
        {film.title}
      </span>
      {plays ? (
        <StateMark tone="live">{t.playing}</StateMark>
      ) : (
        <span className={styles.length}>{formatClock(film.durationMs)}</span>
      )}
      {plays ? (
        <Button compact look="danger" onClick={() => void act('stage:stopFilm', {})}>
          {t.stop}
        </Button>
      ) : (
        <>
          <Button
            compact
            icon="play"
            busy={busy}
            disabled={!media || running !== null}
            aria-label={`${t.play} ${film.title}`}
            onClick={() => void play()}
          >
            {t.play}
          </Button>
          <RemoveButton
            name={t.quoted(film.title)}
            text={t.removeText}
            remove={() => act('stage:removeFilm', { filmId: film.id })}
          />
        </>
      )}
    </li>
  );
}
