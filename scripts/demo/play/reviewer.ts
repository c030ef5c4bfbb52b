/** The reviewer: passes most within seconds, returns what must be, and always leaves some for the newcomer. */
import { review } from '#scripts/demo/seed/submit.ts';
import { REJECTED_COMMENTS } from '#scripts/demo/texts/comments.ts';
import type { RoomState } from '#shared/contract/room.ts';
import { authoredOf, liveRoom, type Story } from './story.ts';

const QUESTIONS_LEFT = 3;
const COMMENTS_LEFT = 5;

export function reviews(story: Story): () => Promise<void> {
  const { pace, chance } = story;
  return async () => {
    for (;;) {
      await pace.wait(chance.between(2500, 5000));
      const room = await liveRoom(story);
      if (room === null) return;
      await reviewQuestion(story, room);
      await reviewComments(story, room);
    }
  };
}

/** One at a time, as people work; the newest stay. */
async function reviewQuestion(story: Story, room: RoomState): Promise<void> {
  const pending = Object.values(room.questions.byId)
    .filter((question) => question.status === 'pending')
    .toSorted((a, b) => a.no - b.no);
  const question = pending.length > QUESTIONS_LEFT ? pending[0] : undefined;
  if (question === undefined) return;
  const asked = { questionId: question.id, receipt: '', authored: authoredOf(story, question) };
  await review(story.cast, story.sessionId, asked);
}

async function reviewComments(story: Story, room: RoomState): Promise<void> {
  const { cast, sessionId } = story;
  const pending = Object.values(room.comments.pending).toSorted((a, b) => a.no - b.no);
  const due = pending.slice(0, Math.max(0, pending.length - COMMENTS_LEFT));
  const reasonOf = (text: string) => REJECTED_COMMENTS.find((unfit) => unfit.text === text)?.reason;
  const commentIds = due.filter(({ text }) => reasonOf(text) === undefined).map(({ id }) => id);
  if (commentIds.length > 0) await cast.reviewer.command('comments:pass', { commentIds }, { sessionId });
  for (const { id, text } of due) {
    const reason = reasonOf(text);
    if (reason !== undefined) {
      await cast.reviewer.command('comments:reject', { commentIds: [id], reason }, { sessionId });
    }
  }
}
