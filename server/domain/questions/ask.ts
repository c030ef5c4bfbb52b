/** How a question comes in and becomes visible. Rules Q1-Q6, Q18. */
import type { RoomState } from '#shared/contract/room.ts';
import type { QuestionEvent } from '#shared/features/questions/events.ts';
import type { Channel, PublicQuestion, Question } from '#shared/features/questions/state.ts';
import { programmeMs } from '#shared/features/sessions/state.ts';
import { ok, refuse } from '#shared/kernel/result.ts';
import { isDesk } from '#shared/kernel/roles.ts';
import type { DecideRoom } from '../decision.ts';

/** The fields that everybody may see; nothing else may ever be added here unseen. */
export function publicPart(question: Question): PublicQuestion {
  return {
    id: question.id,
    no: question.no,
    text: question.text,
    name: question.name,
    place: question.place,
    channel: question.channel,
    askedAt: question.askedAt,
    programmeMs: question.programmeMs,
    status: question.status,
    edited: question.edited,
    unitIds: question.unitIds,
    answering: question.answering,
    answers: question.answers,
    settled: question.settled,
  };
}

/** The event that publishes a question, with the reviewer's wording. */
export function passQuestion(question: Question, text: string, by: string): QuestionEvent {
  const edited = question.edited || text !== question.text;
  const shown: PublicQuestion = { ...publicPart(question), text, edited, status: 'published' };
  return { type: 'question.passed', id: question.id, by, text, edited, shown };
}

/** Whether questions are taken now; people who came, phoned or wrote can be entered until the items are dispatched. */
function isOpen(room: RoomState, enteredByStaff: boolean): boolean {
  const { status, intake } = room.session;
  if (enteredByStaff && status === 'compiling') return true;
  return (
    (status === 'announced' || status === 'live' || status === 'paused') &&
    (intake.questions || enteredByStaff)
  );
}

/** `questions:ask` */
export const askQuestion: DecideRoom<'questions:ask'> = (room, payload, facts) => {
  const enteredByStaff = payload.channel !== undefined && isDesk(facts.actor);
  if (!isOpen(room, enteredByStaff)) return refuse('questions_closed');
  const running = room.session.startedAt !== null;
  const channel: Channel = payload.channel ?? (running ? 'live' : 'advance');
  const receipt = facts.newReceipt();
  const question: Question = {
    id: facts.newId('q'),
    no: room.questions.lastNo + 1,
    text: payload.text,
    name: payload.name,
    place: payload.place,
    channel,
    askedAt: facts.at,
    programmeMs: programmeMs(room.session, facts.at),
    status: 'pending',
    edited: false,
    unitIds: [],
    answering: null,
    answers: [],
    settled: null,
    authorId: facts.actor.personId,
    receipt,
    ...(payload.contact === '' ? {} : { contactSealed: facts.seal(payload.contact) }),
  };
  const asked: QuestionEvent = { type: 'question.asked', question };
  const events = room.session.policy.reviewQuestions
    ? [asked]
    : [asked, passQuestion(question, question.text, '')];
  return ok({ events, reply: { questionId: question.id, no: question.no, receipt } });
};
