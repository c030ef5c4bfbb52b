/** What can be done with a published question besides its keys: who answers by voice, off the wall. */
import { deskQuestionTexts } from '#client/locales/desk-questions.ts';
import { useText } from '#client/locales/texts.ts';
import { Button } from '#client/ui/button.tsx';
import type { Question } from '#shared/features/questions/state.ts';
import type { UnitRef } from '#shared/features/sessions/state.ts';
import type { QuestionActs } from './use-question-acts.ts';

interface PublishedActionsProps {
  readonly question: Question;
  readonly units: readonly UnitRef[];
  readonly acts: QuestionActs;
  readonly onScreen: boolean;
}

/** Asks a department to answer by voice, or ends it: everybody then sees who is answering what. */
export function PublishedActions({ question, units, acts, onScreen }: PublishedActionsProps) {
  const t = useText(deskQuestionTexts);
  return (
    <>
      <AnsweringButtons question={question} units={units} onAnswering={acts.answering} />
      {onScreen && (
        <Button compact look="quiet" onClick={() => void acts.screen(question, false)}>
          {t.actions.offScreen}
        </Button>
      )}
    </>
  );
}

interface AnsweringButtonsProps {
  readonly question: Question;
  readonly units: readonly UnitRef[];
  readonly onAnswering: (question: Question, unitId: string | null) => Promise<void>;
}

/** One button per department that holds the question. */
function AnsweringButtons({ question, units, onAnswering }: AnsweringButtonsProps) {
  const t = useText(deskQuestionTexts);
  if (question.settled !== null) return null;
  if (question.answering !== null) {
    return (
      <Button compact icon="microphone" onClick={() => void onAnswering(question, null)}>
        {t.actions.stopAnswering}
      </Button>
    );
  }
  return units
    .filter((unit) => question.unitIds.includes(unit.id))
    .map((unit) => (
      <Button key={unit.id} compact icon="microphone" onClick={() => void onAnswering(question, unit.id)}>
        {t.actions.answering(unit.name)}
      </Button>
    ));
}
