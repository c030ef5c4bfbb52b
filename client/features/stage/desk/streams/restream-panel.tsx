/** Other platforms that the programme is sent on to: add one, see how it goes, remove it. */
import { useState } from 'react';
import { useTime } from '#client/lib/use-time.ts';
import { deskStreamsTexts } from '#client/locales/desk-streams.ts';
import { useText } from '#client/locales/texts.ts';
import type { Send } from '#client/session/command-sender.ts';
import { useNow, useRoom } from '#client/session/session-context.tsx';
import { Button } from '#client/ui/button.tsx';
import { Dialog } from '#client/ui/sheet.tsx';
import type { StageRestream } from '#shared/features/stage/state.ts';
import { DeskSection, Hint } from '../desk-section.tsx';
import { RemoveButton } from '../remove-button.tsx';
import { hostOf } from './address.ts';
import { RestreamForm } from './restream-form.tsx';
import { StreamState } from './stream-state.tsx';
import { restreamStatus } from './stream-words.ts';
import styles from './streams.module.css';

/** Hidden once the session is over: there is nothing left to send. */
export function RestreamPanel({ act }: { readonly act: Send }) {
  const { restream: t } = useText(deskStreamsTexts);
  const restreams = useRoom((room) => room.stage.restreams);
  const over = useRoom((room) => room.session.endedAt !== null);
  const [adding, setAdding] = useState(false);
  if (over) return null;
  return (
    <DeskSection
      title={t.heading}
      aside={
        <Button compact look="quiet" icon="plus" onClick={() => setAdding(true)}>
          {t.add}
        </Button>
      }
    >
      {Object.keys(restreams).length === 0 ? (
        <Hint>{t.hint}</Hint>
      ) : (
        <ul className={styles.platforms}>
          {Object.values(restreams).map((restream) => (
            <Platform key={restream.id} restream={restream} act={act} />
          ))}
        </ul>
      )}
      {adding && (
        <Dialog title={t.title} onClose={() => setAdding(false)}>
          <RestreamForm onClose={() => setAdding(false)} />
        </Dialog>
      )}
    </DeskSection>
  );
}

function Platform({ restream, act }: { readonly restream: StageRestream; readonly act: Send }) {
  const t = useText(deskStreamsTexts);
  const { id, label, url } = restream;
  const state = useNow((now) => now.restreams[id]);
  const status = restreamStatus(t, state, useTime(1000));
  return (
    <li className={styles.platform} data-platform={id}>
      <div className={styles.line}>
        <strong title={label}>{label}</strong>
        <span className={styles.host} title={url}>
          {hostOf(url)}
        </span>
        <RemoveButton
          name={label}
          text={t.restream.removeText}
          remove={() => act('stage:removeRestream', { restreamId: id })}
        />
      </div>
      <StreamState status={status} />
    </li>
  );
}
