/** What the moderator does with published questions; each says in a sentence what came of it. */
import { deskQuestionTexts } from '#client/locales/desk-questions.ts';
import { useText } from '#client/locales/texts.ts';
import type { Send } from '#client/session/command-sender.ts';
import { toast } from '#client/ui/toast.tsx';
import type { Commitment, Question } from '#shared/features/questions/state.ts';
import type { UnitRef } from '#shared/features/sessions/state.ts';
import { unitNames } from './units.ts';

export type QuestionActs = ReturnType<typeof useQuestionActs>;

/** `act` says in words when the answer is no; what can be undone offers it. */
export function useQuestionActs(act: Send, units: readonly UnitRef[]) {
  const t = useText(deskQuestionTexts);
  const route = async (question: Question, unitIds: readonly string[]) => {
    const before = question.unitIds;
    const outcome = await act('questions:route', { questionId: question.id, unitIds: [...unitIds] });
    if (!outcome.ok) return;
    const said =
      unitIds.length === 0
        ? t.done.unrouted(question.no)
        : t.done.routed(question.no, unitNames(units, unitIds));
    toast(said, 'good', {
      label: t.undo,
      run: () => void act('questions:route', { questionId: question.id, unitIds: [...before] }),
    });
  };
  return {
    route,
    async screen(question: Question, on: boolean) {
      const screen = on
        ? ({ kind: 'question', questionId: question.id } as const)
        : ({ kind: 'welcome' } as const);
      const outcome = await act('stage:setScreen', screen);
      if (outcome.ok) toast(on ? t.done.onScreen(question.no) : t.done.offScreen, 'good');
    },
    async answering(question: Question, unitId: string | null) {
      await act('questions:setAnswering', { questionId: question.id, unitId });
    },
    async answered(question: Question, record: string) {
      const outcome = await act('questions:markAnswered', { questionId: question.id, text: record });
      if (outcome.ok) toast(t.done.answered(question.no), 'good');
    },
    async takeAway(question: Question, unitId: string, commitment: Commitment) {
      const outcome = await act('questions:takeAway', { questionId: question.id, unitId, commitment });
      if (outcome.ok) toast(t.done.taken(question.no), 'good');
    },
  };
}
