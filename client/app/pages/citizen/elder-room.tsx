/** 长辈版 of the live session: the picture, what is happening, two large buttons. */
import { MyQuestions } from '#client/features/questions/my-questions.tsx';
import { permission } from '#client/features/sessions/view-model.ts';
import { citizenTexts } from '#client/locales/citizen.ts';
import { useText } from '#client/locales/texts.ts';
import { useMine, useRoom } from '#client/session/session-context.tsx';
import { Button } from '#client/ui/button.tsx';
import styles from './citizen.module.css';
import { NowSection } from './now-section.tsx';
import { PollPill } from './poll-pill.tsx';
import { RoomTop } from './room-top.tsx';
import type { Sheets } from './use-sheets.ts';

/** Fewer choices, each of them large. */
export function ElderRoom({ sheets }: { readonly sheets: Sheets }) {
  const t = useText(citizenTexts);
  const session = useRoom((room) => room.session);
  const muted = useMine((mine) => mine?.muted ?? false);
  const asking = permission(session, 'questions', muted);
  const words = { open: t.bar.ask, closed: t.bar.questionsClosed, watchOnly: t.bar.ask, muted: t.bar.ask };
  return (
    <main className={styles.page}>
      <RoomTop>
        <NowSection sheets={sheets} />
      </RoomTop>
      <div className={styles.elder}>
        <div className={styles.elderButtons}>
          <Button
            look="primary"
            wide
            icon="question"
            disabled={asking !== 'open'}
            onClick={() => sheets.show({ kind: 'ask' })}
          >
            {words[asking]}
          </Button>
          <Button wide icon="sound" onClick={() => sheets.show({ kind: 'read' })}>
            {t.readAloud}
          </Button>
        </div>
        {(asking === 'watchOnly' || asking === 'muted') && <p>{t.bar[asking]}</p>}
        <MyQuestions />
      </div>
      <PollPill sheets={sheets} />
    </main>
  );
}
