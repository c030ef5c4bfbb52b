/** The moderator: routes questions, puts them on the screen, has them answered, runs agenda and polls. */
import { MINUTE_MS } from '#scripts/demo/days.ts';
import { commitmentOf, route } from '#scripts/demo/seed/submit.ts';
import { LAST_POLL } from '#scripts/demo/texts/polls.ts';
import type { RoomState } from '#shared/contract/room.ts';
import type { Question } from '#shared/features/questions/state.ts';
import type { Screen } from './screen.ts';
import { authoredOf, liveRoom, publishedOf, type Story } from './story.ts';

const SECOND_MS = 1000;

/** Sends every published question to its departments. */
export function routes(story: Story): () => Promise<void> {
  const { pace, chance, cast, sessionId } = story;
  return async () => {
    for (;;) {
      await pace.wait(chance.between(2, 5) * SECOND_MS);
      const room = await liveRoom(story);
      if (room === null) return;
      const question = publishedOf(room).find(({ unitIds }) => unitIds.length === 0);
      if (question === undefined) continue;
      const authored = authoredOf(story, question);
      await route(cast, sessionId, { questionId: question.id, receipt: '', authored });
    }
  };
}

/** One question after the other is on the screen and answered by voice. */
export function presents(story: Story, screen: Screen): () => Promise<void> {
  const { pace, chance } = story;
  const shown = new Set<string>();
  return async () => {
    for (;;) {
      await pace.wait(chance.between(3, 8) * SECOND_MS);
      const room = await liveRoom(story);
      if (room === null) return;
      if (screen.isTaken(room) || pollOnScreen(room)) continue;
      const question = nextQuestion(story, room, shown);
      if (question !== null) await present(story, screen, question);
    }
  };
}

/** While an open poll is on the wall nothing replaces it. */
function pollOnScreen({ stage, polls }: RoomState): boolean {
  return stage.screen.kind === 'poll' && polls.byId[stage.screen.pollId]?.status === 'open';
}

/** The next with an authored end by voice; afterwards the open ones in turn. */
function nextQuestion(story: Story, room: RoomState, shown: Set<string>): Question | null {
  const open = publishedOf(room).filter(({ settled, unitIds }) => settled === null && unitIds.length > 0);
  const spoken = open.find((question) => {
    const how = authoredOf(story, question).ending?.how;
    return how === 'live' || how === 'taken';
  });
  if (spoken !== undefined) return spoken;
  const unanswered = open.filter(({ answers }) => answers.length === 0);
  const fresh = unanswered.find(({ id }) => !shown.has(id));
  if (fresh === undefined) shown.clear();
  const next = fresh ?? unanswered[0] ?? null;
  if (next !== null) shown.add(next.id);
  return next;
}

async function present(story: Story, screen: Screen, question: Question): Promise<void> {
  const { cast, sessionId, pace, chance } = story;
  const { ending, units } = authoredOf(story, question);
  const place = { sessionId };
  const questionId = question.id;
  const unitId = question.unitIds[0] ?? cast.unitIds[units[0] ?? 'housing'];
  await screen.show({ kind: 'question', questionId });
  await pace.wait(4 * SECOND_MS);
  screen.noteAnswering(questionId);
  await cast.host.command('questions:setAnswering', { questionId, unitId }, place);
  await pace.wait(chance.between(18, 30) * SECOND_MS);
  if ((await liveRoom(story)) === null) return;
  if (ending?.how === 'live') {
    await cast.host.command('questions:markAnswered', { questionId, text: ending.text }, place);
  } else if (ending?.how === 'taken') {
    const commitment = commitmentOf(ending.promised, Date.now());
    await cast.host.command('questions:takeAway', { questionId, unitId, commitment }, place);
  } else {
    await cast.host.command('questions:setAnswering', { questionId, unitId: null }, place);
    await pace.wait(chance.between(20, 40) * SECOND_MS);
  }
  screen.noteAnswering(null);
}

/** When in the play a stage of the agenda is entered. */
const STAGES = [
  { atMs: 3.7 * MINUTE_MS, stageId: 'responses' },
  { atMs: 7.2 * MINUTE_MS, stageId: 'vote' },
  { atMs: 9.7 * MINUTE_MS, stageId: 'remarks' },
] as const;

export function runsAgenda({ pace, cast, sessionId }: Story): () => Promise<void> {
  let entered = 0;
  return async () => {
    for (const { atMs, stageId } of STAGES.slice(entered)) {
      await pace.until(atMs);
      await cast.host.command('sessions:enterStage', { stageId }, { sessionId });
      entered += 1;
    }
  };
}

/** When the polls are open, in their order. */
const POLL_TIMES = [
  { fromMs: 0.6 * MINUTE_MS, toMs: 3.5 * MINUTE_MS },
  { fromMs: 4 * MINUTE_MS, toMs: 7 * MINUTE_MS },
  { fromMs: 7.3 * MINUTE_MS, toMs: 9.6 * MINUTE_MS },
] as const;

const POLL_ON_SCREEN_MS = 25 * SECOND_MS;

/** Opens and closes the prepared polls; in the end one stays open. */
export function takesPolls(story: Story, screen: Screen, pollIds: readonly string[]): () => Promise<void> {
  const { pace, cast, sessionId } = story;
  const place = { sessionId };
  const put = async (pollId: string): Promise<void> => {
    await cast.host.command('polls:open', { pollId }, place);
    const room = await liveRoom(story);
    if (room === null || screen.isTaken(room)) return;
    await screen.show({ kind: 'poll', pollId });
    await pace.wait(POLL_ON_SCREEN_MS);
    const now = await liveRoom(story);
    if (now !== null && !screen.isTaken(now)) await screen.show({ kind: 'welcome' });
  };
  let taken = 0;
  return async () => {
    for (; taken < POLL_TIMES.length; taken += 1) {
      const times = POLL_TIMES[taken];
      const pollId = pollIds[taken];
      if (times === undefined || pollId === undefined) continue;
      await pace.until(times.fromMs);
      await put(pollId);
      await pace.until(times.toMs);
      await cast.host.command('polls:close', { pollId }, place);
    }
    await pace.until(10.1 * MINUTE_MS);
    if ((await liveRoom(story)) === null) return;
    const { leaning: _leaning, ...plan } = LAST_POLL;
    const prepared = await cast.host.command('polls:prepare', plan, place);
    if (prepared.ok) await put(prepared.value.pollId);
  };
}
