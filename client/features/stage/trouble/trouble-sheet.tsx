/** "I cannot see or hear": one touch tells the desk what this page knows, and the person what can be done at once. */
import { useState } from 'react';
import { playerTexts } from '#client/locales/player.ts';
import { refusalTexts } from '#client/locales/refusals.ts';
import { useText } from '#client/locales/texts.ts';
import { useRoomSession } from '#client/session/session-context.tsx';
import { Button } from '#client/ui/button.tsx';
import { Notice } from '#client/ui/feedback.tsx';
import { Sheet } from '#client/ui/sheet.tsx';
import { TROUBLE_PROBLEMS, type TroubleProblem } from '#shared/features/stage/health.ts';
import type { ProgrammeWatch } from '../use-programme.ts';
import styles from './trouble.module.css';
import { troubleFacts } from './trouble-facts.ts';

interface TroubleSheetProps {
  readonly watch: ProgrammeWatch;
  readonly onClose: () => void;
}

type Told = { readonly problem: TroubleProblem; readonly no: string } | null;

export function TroubleSheet({ watch, onClose }: TroubleSheetProps) {
  const { trouble: t } = useText(playerTexts);
  const refusals = useText(refusalTexts);
  const { signalling } = useRoomSession();
  const [told, setTold] = useState<Told>(null);
  const [failure, setFailure] = useState<string | null>(null);
  const tell = async (problem: TroubleProblem) => {
    const { state, viewer } = watch;
    const facts = await troubleFacts(state, viewer);
    const sent = await signalling.call('stage:reportTrouble', { problem, way: state?.way ?? 'text', facts });
    if (sent.ok) setTold({ problem, no: sent.value.no });
    else setFailure(refusals[sent.code]);
  };
  return (
    <Sheet title={t.title} onClose={onClose}>
      {told === null ? (
        <div className={styles.choices}>
          <p>{t.hint}</p>
          {failure !== null && <Notice tone="bad">{failure}</Notice>}
          {TROUBLE_PROBLEMS.map((problem) => (
            <Button key={problem} wide onClick={() => void tell(problem)}>
              {t.problem[problem]}
            </Button>
          ))}
        </div>
      ) : (
        <div className={styles.choices}>
          <Notice tone="good">{t.told(told.no)}</Notice>
          <p>{t.advice[told.problem]}</p>
          <Button
            look="primary"
            wide
            onClick={() => {
              watch.retry();
              onClose();
            }}
          >
            {t.again}
          </Button>
        </div>
      )}
    </Sheet>
  );
}
