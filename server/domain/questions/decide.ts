/** Decisions about questions. Rules Q1-Q18 in shared/features/questions/SPEC.md. */
import type { RoomState } from '#shared/contract/room.ts';
import type { questionCommands } from '#shared/features/questions/commands.ts';
import type { QuestionEvent } from '#shared/features/questions/events.ts';
import type { Answer, Commitment, Question } from '#shared/features/questions/state.ts';
import { programmeMs } from '#shared/features/sessions/state.ts';
import { chinaDate } from '#shared/kernel/china-date.ts';
import { ok, type Refused, type Result, refuse } from '#shared/kernel/result.ts';
import type { Facts, RoomDeciders } from '../decision.ts';
import { notRunning } from '../not-running.ts';
import { askQuestion, passQuestion } from './ask.ts';

/** The question, or why nothing can be done with it. */
function find(room: RoomState, id: string): Result<Question> {
  const question = room.questions.byId[id];
  return question === undefined ? refuse('not_found') : ok(question);
}

/** The published question [Q9]. */
function findPublished(room: RoomState, id: string): Result<Question> {
  const found = find(room, id);
  if (!found.ok || found.value.status === 'published') return found;
  return refuse('not_published');
}

/** The question that waits for a decision [Q8]. */
function findUndecided(room: RoomState, id: string): Result<Question> {
  const found = find(room, id);
  if (!found.ok || found.value.status === 'pending' || found.value.status === 'held') return found;
  return refuse('already_reviewed', found.value.status);
}

/** The published question, if it was routed to the actor's department [Q12]. */
function findRouted(room: RoomState, id: string, facts: Facts): Result<Question> {
  const found = answerable(room, id);
  if (!found.ok || found.value.unitIds.includes(facts.actor.unitId ?? '')) return found;
  return refuse('not_routed_to_you');
}

/** Whether a date is promised that has gone by [Q13, Q15]. */
function isPast(commitment: Commitment | null, facts: Facts): boolean {
  return commitment !== null && commitment.due !== '' && commitment.due < chinaDate(facts.at);
}

/** Where a department officer acts, it is for the own department. */
function actsForOther(facts: Facts, unitId: string | null): boolean {
  return facts.actor.role === 'department' && unitId !== null && unitId !== facts.actor.unitId;
}

function unitName(room: RoomState, unitId: string): string {
  return room.session.units.find((unit) => unit.id === unitId)?.name ?? '';
}

/** Stops whoever is answering by voice, except the given question [Q11]. */
function stopOthers(room: RoomState, exceptId: string): QuestionEvent[] {
  return Object.values(room.questions.byId)
    .filter((question) => question.answering !== null && question.id !== exceptId)
    .map(({ id }) => ({ type: 'question.answeringSet', id, unitId: null }));
}

/** What was said, as a live answer of the department that was answering [Q14]. */
function liveAnswer(
  room: RoomState,
  question: Question,
  text: string,
  facts: Facts,
): readonly QuestionEvent[] {
  const unitId = question.answering?.unitId ?? question.unitIds[0];
  if (text === '' || unitId === undefined) return [];
  const answer: Answer = {
    id: facts.newId('an'),
    unitId,
    unitName: unitName(room, unitId),
    kind: 'live',
    text,
    commitment: null,
    at: facts.at,
    programmeMs: programmeMs(room.session, facts.at),
  };
  return [{ type: 'question.answered', id: question.id, answer }];
}

/** Answers can be written and recorded until the session is closed; what is settled by then stays settled [Q19]. */
function answerable(room: RoomState, id: string): Result<Question> {
  return room.session.status === 'closed' ? refuse('wrong_state', 'closed') : findPublished(room, id);
}

/** Any command that needs a question: one event list, no reply. */
function onQuestion(
  found: Result<Question>,
  decide: (question: Question) => readonly QuestionEvent[] | Refused,
) {
  if (!found.ok) return found;
  const decided = decide(found.value);
  return 'code' in decided ? decided : ok({ events: decided, reply: {} });
}

export const questionDeciders: RoomDeciders<Exclude<keyof typeof questionCommands, 'questions:support'>> = {
  'questions:ask': askQuestion,
  'questions:pass': (room, { questionId, text }, facts) =>
    onQuestion(findUndecided(room, questionId), (question) => [
      passQuestion(question, text ?? question.text, facts.actor.name),
    ]),
  'questions:hold': (room, { questionId, note }, facts) =>
    onQuestion(findUndecided(room, questionId), ({ id }) => [
      { type: 'question.held', id, by: facts.actor.name, note },
    ]),
  'questions:return': (room, { questionId, reason, note }, facts) =>
    onQuestion(findUndecided(room, questionId), ({ id }) =>
      reason === 'other' && note === ''
        ? refuse('reason_required')
        : [{ type: 'question.returned', id, by: facts.actor.name, reason, note }],
    ),
  'questions:route': (room, { questionId, unitIds }) =>
    onQuestion(answerable(room, questionId), ({ id }) => {
      const wanted = [...new Set(unitIds)];
      const invited = wanted.every((unitId) => room.session.units.some((unit) => unit.id === unitId));
      return invited ? [{ type: 'question.routed', id, unitIds: wanted }] : refuse('not_found', 'department');
    }),
  'questions:setAnswering': (room, { questionId, unitId }, facts) =>
    onQuestion(findPublished(room, questionId), (question) => {
      const idle = notRunning(room.session);
      if (idle !== null) return idle;
      if (actsForOther(facts, unitId)) return refuse('not_routed_to_you');
      if (unitId === null) {
        if (actsForOther(facts, question.answering?.unitId ?? null)) return refuse('not_routed_to_you');
        return question.answering === null
          ? []
          : [{ type: 'question.answeringSet', id: question.id, unitId: null }];
      }
      if (!room.session.units.some((unit) => unit.id === unitId)) return refuse('not_found', 'department');
      if (facts.actor.role === 'department' && !question.unitIds.includes(unitId))
        return refuse('not_routed_to_you');
      return [...stopOthers(room, question.id), { type: 'question.answeringSet', id: question.id, unitId }];
    }),
  'questions:draft': (room, { questionId, text, commitment }, facts) =>
    onQuestion(findRouted(room, questionId, facts), ({ id }) => [
      {
        type: 'question.drafted',
        id,
        draft: { unitId: facts.actor.unitId ?? '', text, commitment, at: facts.at },
      },
    ]),
  'questions:answer': (room, { questionId, text, commitment }, facts) =>
    onQuestion(findRouted(room, questionId, facts), ({ id }) => {
      if (isPast(commitment, facts)) return refuse('due_in_past');
      const unitId = facts.actor.unitId ?? '';
      const by = { unitId, unitName: unitName(room, unitId) };
      const when = { at: facts.at, programmeMs: programmeMs(room.session, facts.at) };
      const answer: Answer = { id: facts.newId('an'), ...by, kind: 'written', text, commitment, ...when };
      return [{ type: 'question.answered', id, answer }];
    }),
  'questions:markAnswered': (room, { questionId, text }, facts) =>
    onQuestion(answerable(room, questionId), (question) => [
      ...liveAnswer(room, question, text, facts),
      { type: 'question.settled', id: question.id, settlement: { how: 'answered' } },
    ]),
  'questions:takeAway': (room, { questionId, unitId, commitment }, facts) =>
    onQuestion(answerable(room, questionId), (question) => {
      if (actsForOther(facts, unitId) || !question.unitIds.includes(unitId))
        return refuse('not_routed_to_you');
      if (commitment.measure === '' || commitment.due === '')
        return refuse('reason_required', 'measure and date');
      if (isPast(commitment, facts)) return refuse('due_in_past');
      return [
        { type: 'question.settled', id: question.id, settlement: { how: 'taken', unitId, commitment } },
      ];
    }),
};
