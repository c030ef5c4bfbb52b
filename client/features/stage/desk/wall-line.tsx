/** One line: what the wall shows now, and the ways to the live picture and back to the welcome. */
import { deskStageTexts } from '#client/locales/desk-stage.ts';
import { useText } from '#client/locales/texts.ts';
import type { Send } from '#client/session/command-sender.ts';
import { useRoom } from '#client/session/session-context.tsx';
import { Button } from '#client/ui/button.tsx';
import { DeskSection } from './desk-section.tsx';
import styles from './wall-line.module.css';

/** The wall's page opens in a window of its own, for the hall's projector. */
export function WallLine({ act }: { readonly act: Send }) {
  const t = useText(deskStageTexts);
  const code = useRoom((room) => room.session.code);
  const screen = useRoom((room) => room.stage.screen);
  const words = useRoom((room) => {
    if (room.stage.screen.kind === 'question') {
      return t.wall.question(room.questions.byId[room.stage.screen.questionId]?.no ?? 0);
    }
    if (room.stage.screen.kind === 'poll') {
      return t.wall.poll(room.polls.byId[room.stage.screen.pollId]?.title ?? '');
    }
    return room.stage.screen.kind === 'programme' ? t.wall.programme : t.wall.welcome;
  });
  return (
    <DeskSection
      title={t.wall.heading}
      aside={
        <a href={`/wall/${code}`} target="_blank" rel="noreferrer" className={styles.open}>
          {t.wall.open}
        </a>
      }
    >
      <div className={styles.wall}>
        <span title={words}>{words}</span>
        {screen.kind !== 'programme' && (
          <Button compact look="quiet" onClick={() => void act('stage:setScreen', { kind: 'programme' })}>
            {t.wall.toProgramme}
          </Button>
        )}
        {screen.kind !== 'welcome' && (
          <Button compact look="quiet" onClick={() => void act('stage:setScreen', { kind: 'welcome' })}>
            {t.wall.toWelcome}
          </Button>
        )}
      </div>
    </DeskSection>
  );
}
