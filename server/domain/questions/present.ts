/** What an audience may see of questions. Rules Q5, Q12, Q17. */
import type { QuestionEvent } from '#shared/features/questions/events.ts';
import type { AnswerDraft, Question } from '#shared/features/questions/state.ts';
import type { Audience } from '#shared/kernel/audience.ts';
import type { Presenter } from '../presenter.ts';
import { publicPart } from './ask.ts';

/** Staff see the review, the author's words and drafts; never author, contact and receipt [Q17]. */
function staffPart(question: Question): Question {
  return {
    ...publicPart(question),
    ...(question.original === undefined ? {} : { original: question.original }),
    ...(question.review === undefined ? {} : { review: question.review }),
    ...(question.drafts === undefined ? {} : { drafts: question.drafts }),
  };
}

/** A department sees published questions and its own drafts. */
function unitPart(question: Question, unitId: string): Question {
  const draft: AnswerDraft | undefined = question.drafts?.[unitId];
  return { ...publicPart(question), ...(draft === undefined ? {} : { drafts: { [unitId]: draft } }) };
}

function part(question: Question, audience: Audience): Question | null {
  if (audience.kind === 'staff') return staffPart(question);
  if (question.status !== 'published') return null;
  return audience.kind === 'unit' ? unitPart(question, audience.unitId) : publicPart(question);
}

/** Events that everybody sees once the question is published; others never meet it, so they change nothing there. */
function toAll(event: QuestionEvent, audience: Audience): QuestionEvent | null {
  switch (event.type) {
    case 'question.asked':
      return audience.kind === 'staff' ? { ...event, question: staffPart(event.question) } : null;
    case 'question.passed':
      return audience.kind === 'staff' ? event : { type: 'question.shown', question: event.shown };
    case 'question.held':
    case 'question.returned':
      return audience.kind === 'staff' ? event : null;
    case 'question.drafted':
      return audience.kind === 'staff' || (audience.kind === 'unit' && audience.unitId === event.draft.unitId)
        ? event
        : null;
    default:
      return event;
  }
}

export const presentQuestions: Presenter<'questions'> = {
  state: (slice, audience) => {
    const byId: Record<string, Question> = {};
    for (const [id, question] of Object.entries(slice.byId)) {
      const seen = part(question, audience);
      if (seen !== null) byId[id] = seen;
    }
    return { byId, lastNo: audience.kind === 'staff' ? slice.lastNo : 0 };
  },
  event: toAll,
};
