/** What the big screen shows, and how large: one thing at a time. No React. */
import { answeringNow } from '#client/features/sessions/view-model.ts';
import type { RoomState } from '#shared/contract/room.ts';
import type { Poll } from '#shared/features/polls/state.ts';
import type { Question } from '#shared/features/questions/state.ts';

export type WallShows =
  | { readonly kind: 'question'; readonly question: Question; readonly answeringUnit: string | null }
  | { readonly kind: 'poll'; readonly poll: Poll }
  | { readonly kind: 'programme' }
  | { readonly kind: 'welcome' };

/** What the moderator put on the screen; where that is nothing, the question that is being answered. */
export function wallShows(room: RoomState): WallShows {
  // After the end the hall sees that it is over, not the last thing that happened to be shown.
  if (room.session.endedAt !== null) return { kind: 'welcome' };
  const { screen } = room.stage;
  const answering = answeringNow(room);
  if (screen.kind === 'poll') {
    const poll = room.polls.byId[screen.pollId];
    if (poll !== undefined) return { kind: 'poll', poll };
  }
  if (screen.kind === 'programme') return { kind: 'programme' };
  const question = screen.kind === 'question' ? room.questions.byId[screen.questionId] : answering?.question;
  if (question === undefined) return { kind: 'welcome' };
  const answeringUnit = answering?.question.id === question.id ? answering.unitName : null;
  return { kind: 'question', question, answeringUnit };
}

/** The room for words, in hundredths of the screen's height: width and height at 16:9. */
const AREA = { width: 156, height: 50, lineHeight: 1.4 };
const LARGEST = 10;
const SMALLEST = 3.4;

/** Height of letters, in hundredths of the screen's height, so that a text fills its place without overflowing. */
export function letterSize(text: string): number {
  const lines = text.split('\n');
  for (let size = LARGEST; size > SMALLEST; size -= 0.2) {
    const perLine = Math.floor(AREA.width / size);
    const count = lines.reduce(
      (sum, line) => sum + Math.max(1, Math.ceil(Array.from(line).length / perLine)),
      0,
    );
    if (count * size * AREA.lineHeight <= AREA.height) return Math.round(size * 10) / 10;
  }
  return SMALLEST;
}

/** What fits between head and foot at full size: lines of bars and of the title together. */
const POLL_LINES = 5;
const TITLE_LETTERS = 26;

/** How much smaller a poll with many options is drawn, so that nothing is covered. */
export function pollScale(poll: Pick<Poll, 'title' | 'config'>): number {
  const lists: unknown[] =
    typeof poll.config === 'object' && poll.config !== null ? Object.values(poll.config) : [];
  const bars = lists.reduce<number>((most, list) => Math.max(most, Array.isArray(list) ? list.length : 0), 0);
  const titleLines = Math.ceil(Array.from(poll.title).length / TITLE_LETTERS);
  return Math.min(1, POLL_LINES / (bars + titleLines));
}
