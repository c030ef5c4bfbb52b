/** "I cannot see or hear": one touch tells the desk what this page knows, and the person what can be done at once. */
import { playerTexts } from '#client/locales/player.ts';
import { refusalTexts } from '#client/locales/refusals.ts';
import { useText } from '#client/locales/texts.ts';
import { Button } from '#client/ui/button.tsx';
import { Notice } from '#client/ui/feedback.tsx';
import { Sheet } from '#client/ui/sheet.tsx';
import { TROUBLE_PROBLEMS, type TroubleProblem } from '#shared/features/stage/health.ts';
import styles from './trouble.module.css';
import type { TroubleStep } from './trouble-step.ts';

interface TroubleSheetProps {
  readonly step: TroubleStep;
  readonly onChoose: (problem: TroubleProblem) => void;
  /** Asks for the best way anew. */
  readonly onRetry: () => void;
  readonly onClose: () => void;
}

export function TroubleSheet({ step, onChoose, onRetry, onClose }: TroubleSheetProps) {
  const { trouble: t } = useText(playerTexts);
  const { problem, no } = step;
  const again = () => {
    onRetry();
    onClose();
  };
  return (
    <Sheet title={t.title} onClose={onClose}>
      <div className={styles.choices}>
        {no === null && <Choices step={step} onChoose={onChoose} />}
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

type ChoicesProps = Pick<TroubleSheetProps, 'step' | 'onChoose'>;

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
