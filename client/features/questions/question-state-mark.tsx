/** Where a question stands, in word, shape and colour. */
import { commonTexts } from '#client/locales/common.ts';
import { useText } from '#client/locales/texts.ts';
import { StateMark } from '#client/ui/state-mark.tsx';
import type { Question } from '#shared/features/questions/state.ts';
import type { UnitRef } from '#shared/features/sessions/state.ts';
import { questionMark } from './view-model.ts';

interface QuestionStateMarkProps {
  readonly question: Question;
  readonly units: readonly UnitRef[];
}

/** Names the departments where the state speaks of one. */
export function QuestionStateMark({ question, units }: QuestionStateMarkProps) {
  const t = useText(commonTexts);
  const mark = questionMark(question, units);
  const names = mark.units.join('、');
  return (
    <StateMark tone={mark.tone} wrap>
      {mark.standing === 'routed' && t.question.routed(names)}
      {mark.standing === 'answering' && names + t.question.answering}
      {mark.standing === 'taken' && `${names} ${t.question.taken}`}
      {mark.standing !== 'routed' &&
        mark.standing !== 'answering' &&
        mark.standing !== 'taken' &&
        t.question[mark.standing]}
    </StateMark>
  );
}
