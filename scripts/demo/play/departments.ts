/** The departments' officers: begin a draft, think, and publish the written answer. */
import { commitmentOf } from '#scripts/demo/seed/submit.ts';
import type { UnitKey } from '#scripts/demo/texts/people.ts';
import { Viewer } from '#scripts/demo/viewers.ts';
import type { RoomState } from '#shared/contract/room.ts';
import type { Commitment, Question } from '#shared/features/questions/state.ts';
import { authoredOf, liveRoom, publishedOf, type Story } from './story.ts';

const SECOND_MS = 1000;
const NO_PROMISE: Commitment = { measure: '', due: '', owner: '' };

/** The officer's desk, open as long as the session is: without it the department would be shown as offline. */
export async function takeDesk({ cast, url, code }: Story, unit: UnitKey): Promise<Viewer> {
  const desk = new Viewer(unit, cast.officers[unit]);
  await desk.arrive(url, code, 'unit');
  return desk;
}

export function writes(story: Story, unit: UnitKey): () => Promise<void> {
  const { pace, chance } = story;
  return async () => {
    for (;;) {
      await pace.wait(chance.between(8, 20) * SECOND_MS);
      const room = await liveRoom(story);
      if (room === null) return;
      const question = nextToWrite(story, room, unit);
      if (question !== undefined) await write(story, unit, question);
    }
  };
}

/** A question with an authored text for this department that nobody has begun to answer. */
function nextToWrite(story: Story, room: RoomState, unit: UnitKey): Question | undefined {
  const unitId = story.cast.unitIds[unit];
  return publishedOf(room).find((question) => {
    const { ending, units } = authoredOf(story, question);
    const begun = question.drafts?.[unitId] !== undefined || question.answers.length > 0;
    const authored = ending?.how === 'written' || ending?.how === 'draft';
    return authored && units[0] === unit && question.unitIds.includes(unitId) && !begun;
  });
}

async function write(story: Story, unit: UnitKey, question: Question): Promise<void> {
  const { cast, sessionId, pace, chance } = story;
  const { ending } = authoredOf(story, question);
  if (ending?.how !== 'written' && ending?.how !== 'draft') return;
  const officer = cast.officers[unit];
  const place = { sessionId };
  const questionId = question.id;
  const { text } = ending;
  const begun = ending.how === 'draft' ? text : text.slice(0, Math.ceil(text.length / 2));
  await officer.command('questions:draft', { questionId, text: begun, commitment: NO_PROMISE }, place);
  if (ending.how === 'draft') return;
  await pace.wait(chance.between(8, 16) * SECOND_MS);
  if (!(await isUntouched(story, questionId, cast.unitIds[unit], begun))) return;
  const commitment = ending.promised === undefined ? null : commitmentOf(ending.promised, Date.now());
  await officer.command('questions:answer', { questionId, text, commitment }, place);
}

/** Whether nobody has written on, or answered, in this department's name: the newcomer may. */
async function isUntouched(
  story: Story,
  questionId: string,
  unitId: string,
  begun: string,
): Promise<boolean> {
  const question = (await liveRoom(story))?.questions.byId[questionId];
  return question?.answers.length === 0 && question.drafts?.[unitId]?.text === begun;
}
