/** On the moderator's desk: listen to the guests who wait, and talk to them; the audience hears nothing of it. */
import { useEffect, useState } from 'react';
import { talkbackTexts } from '#client/locales/talkback.ts';
import { useText } from '#client/locales/texts.ts';
import type { Publisher, PublisherState } from '#client/media/media-client.ts';
import { Button } from '#client/ui/button.tsx';
import { Notice } from '#client/ui/feedback.tsx';
import { useProblemWords } from '../../check/problem-words.ts';
import { Voices } from '../../room/voices.tsx';
import { isTileOnAir, type SourceTile } from '../sources/source-tiles.ts';
import styles from './talkback.module.css';
import { type TalkControls, useTalk } from './use-talk.ts';

interface DeskTalkbackProps {
  readonly tiles: readonly SourceTile[];
  readonly publisher: Publisher | null;
  readonly published: PublisherState;
}

/** Silent until somebody listens, and while this device's own microphone would send on what its loudspeaker plays. */
export function DeskTalkback({ tiles, publisher, published }: DeskTalkbackProps) {
  const t = useText(talkbackTexts);
  const [listening, setListening] = useState(false);
  const talk = useTalk(publisher);
  const guests = tiles.filter(({ kind }) => kind === 'guest');
  const waiting = guests.filter((tile) => tile.live !== null && !isTileOnAir(tile));
  const { stop } = talk;
  const isNobody = guests.length === 0;
  // There is no button any more, and who comes next has not been asked.
  useEffect(() => {
    if (isNobody) stop();
  }, [isNobody, stop]);
  if (isNobody) return null;
  const voices = waiting.flatMap(({ live }) => live?.audio ?? []);
  const isOpen =
    published.tracks.microphone?.muted === false && tiles.some(({ kind, sound }) => kind === 'host' && sound);
  return (
    <section className={styles.desk} aria-label={t.title}>
      <span>
        {t.title} <small>{t.waiting(waiting.length)}</small>
      </span>
      <Button
        compact
        icon={listening ? 'sound' : 'mute'}
        aria-pressed={listening}
        className={listening ? styles.pressed : undefined}
        onClick={() => setListening(!listening)}
      >
        {t.listen}
      </Button>
      <TalkButton talk={talk} />
      {listening && !isOpen && <Voices producerIds={voices} />}
      {listening && isOpen && <p className={styles.hint}>{t.openMicrophone}</p>}
      <TalkState talk={talk} muted={published.tracks.microphone?.muted === true} />
    </section>
  );
}

function TalkButton({ talk }: { readonly talk: TalkControls }) {
  const t = useText(talkbackTexts);
  const talking = talk.state === 'talking';
  return (
    <Button
      compact
      icon="microphone"
      look={talking ? 'danger' : 'secondary'}
      aria-pressed={talking}
      busy={talk.state === 'opening'}
      onClick={talking ? talk.stop : talk.start}
    >
      {talking ? t.stopTalking : t.talk}
    </Button>
  );
}

interface TalkStateProps {
  readonly talk: TalkControls;
  /** Somebody may have opened it again since. */
  readonly muted: boolean;
}

function TalkState({ talk, muted }: TalkStateProps) {
  const t = useText(talkbackTexts);
  const wordsOf = useProblemWords();
  if (talk.problem !== null) {
    const { title, help } = wordsOf(talk.problem);
    return (
      <Notice tone="bad" icon="warning" alert>
        <strong>{title}</strong>
        <p>{help}</p>
      </Notice>
    );
  }
  if (talk.state === 'failed') {
    return (
      <Notice tone="bad" icon="warning" alert>
        {t.failed}
        {talk.keepsClosed && muted && <p>{t.stillMuted}</p>}
      </Notice>
    );
  }
  if (talk.state !== 'talking') return null;
  return (
    <p role="status" className={styles.talking}>
      {t.talking}
    </p>
  );
}
