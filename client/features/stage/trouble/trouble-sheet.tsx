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
import { answered, chosen, NOT_CHOSEN, type TroubleStep } from './trouble-step.ts';

interface TroubleSheetProps {
  readonly watch: ProgrammeWatch;
  readonly onClose: () => void;
}

export function TroubleSheet({ watch, onClose }: TroubleSheetProps) {
  const { trouble: t } = useText(playerTexts);
  const [step, tell] = useReport(watch);
  const { problem, no } = step;
  const again = () => {
    watch.retry();
    onClose();
  };
  return (
    <Sheet title={t.title} onClose={onClose}>
      <div className={styles.choices}>
        {no === null && <Choices step={step} onChoose={tell} />}
        {/* Read aloud as it comes: the advice at once, the number when the desk has the report. */}
        <div role="status" className={styles.choices}>
          {no !== null && <Notice tone="good">{t.told(no)}</Notice>}
          {problem !== null && <p>{t.advice[problem]}</p>}
        </div>
        {problem !== null && (
          <Button look="primary" wide onClick={again}>
            {t.again}
          </Button>
        )}
      </div>
    </Sheet>
  );
}

interface ChoicesProps {
  readonly step: TroubleStep;
  readonly onChoose: (problem: TroubleProblem) => void;
}

function Choices({ step, onChoose }: ChoicesProps) {
  const { trouble: t } = useText(playerTexts);
  const refusals = useText(refusalTexts);
  return (
    <>
      <p>{t.hint}</p>
      {step.failure !== null && (
        <Notice tone="bad" alert>
          {refusals[step.failure]}
        </Notice>
      )}
      {TROUBLE_PROBLEMS.map((problem) => (
        <Button
          key={problem}
          wide
          busy={step.running && step.problem === problem}
          disabled={step.running}
          onClick={() => onChoose(problem)}
        >
          {t.problem[problem]}
        </Button>
      ))}
    </>
  );
}

/** Tells the desk. It goes on when the sheet is closed meanwhile. */
function useReport(watch: ProgrammeWatch): readonly [TroubleStep, (problem: TroubleProblem) => void] {
  const { signalling } = useRoomSession();
  const [step, setStep] = useState(NOT_CHOSEN);
  const tell = async (problem: TroubleProblem) => {
    const begun = chosen(step, problem);
    if (begun === null) return;
    setStep(begun);
    const { state, viewer } = watch;
    const facts = await troubleFacts(state, viewer);
    const sent = await signalling.call('stage:reportTrouble', { problem, way: state?.way ?? 'text', facts });
    setStep(answered(begun, sent));
  };
  return [step, (problem) => void tell(problem)];
}
