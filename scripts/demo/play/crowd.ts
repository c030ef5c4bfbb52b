/** The audience: asks, comments, supports, votes, comes and goes. */

import { MINUTE_MS } from '#scripts/demo/days.ts';
import { ask } from '#scripts/demo/seed/submit.ts';
import { commentAt, REJECTED_COMMENTS } from '#scripts/demo/texts/comments.ts';
import { LATE_QUESTIONS, TRICKLE_QUESTIONS } from '#scripts/demo/texts/questions-late.ts';
import { FIRST_QUESTIONS } from '#scripts/demo/texts/questions-live.ts';
import type { Viewer } from '#scripts/demo/viewers.ts';
import { ballotFor } from './ballots.ts';
import { authoredOf, liveRoom, publishedOf, type Story } from './story.ts';

const SECOND_MS = 1000;
/** The last written question comes before the ten minutes are over. */
const QUESTIONS_WITHIN_MS = 9.4 * MINUTE_MS;
/** How often in a hundred comments one is not fit to be shown. */
const UNFIT_EVERY = 55;

function someoneHere({ viewers, chance }: Story): Viewer | undefined {
  return chance.pick(viewers.filter((viewer) => viewer.isHere));
}

/** The written questions over ten minutes, then one every minute or two, then no more. */
export function asks(story: Story): () => Promise<void> {
  const { pace, chance, sessionId, authored } = story;
  const written = [...FIRST_QUESTIONS, ...LATE_QUESTIONS];
  const gapMs = QUESTIONS_WITHIN_MS / written.length;
  const waiting = [...written, ...TRICKLE_QUESTIONS];
  let asked = 0;
  return async () => {
    for (;;) {
      const next = waiting[asked];
      if (next === undefined) return;
      if (asked < written.length) await pace.until((asked + chance.between(0.3, 1)) * gapMs);
      else await pace.wait(chance.between(70, 120) * SECOND_MS);
      if ((await liveRoom(story)) === null) return;
      const viewer = someoneHere(story);
      if (viewer === undefined) continue;
      asked += 1;
      const { questionId } = await ask(viewer.browser, sessionId, next);
      authored.set(questionId, next);
    }
  };
}

/** Comments with the rhythm of a crowd: now and then a burst, then quiet. */
export function comments(story: Story, from: number): () => Promise<void> {
  const { pace, chance } = story;
  let index = from;
  let burst = 0;
  return async () => {
    for (;;) {
      if (burst > 0) burst -= 1;
      else if (chance.next() < 0.06) burst = Math.round(chance.between(4, 10));
      const gap = burst > 0 ? chance.between(0.2, 0.7) : chance.between(0.8, 4);
      await pace.wait((pace.isOver() ? chance.between(6, 14) : gap) * SECOND_MS);
      if ((await liveRoom(story)) === null) return;
      const viewer = someoneHere(story);
      if (viewer === undefined) continue;
      const unfit = index % UNFIT_EVERY === UNFIT_EVERY - 1;
      const text = unfit
        ? (REJECTED_COMMENTS[Math.floor(index / UNFIT_EVERY) % REJECTED_COMMENTS.length]?.text ?? '')
        : commentAt(index);
      index += 1;
      await viewer.send('comments:make', { text, name: viewer.name });
    }
  };
}

/** Supports published questions, the moving ones more. */
export function supports(story: Story): () => Promise<void> {
  const { pace, chance } = story;
  return async () => {
    for (;;) {
      await pace.wait((pace.isOver() ? chance.between(2, 8) : chance.between(0.2, 1.2)) * SECOND_MS);
      const room = await liveRoom(story);
      if (room === null) return;
      const published = publishedOf(room);
      const weights = published.map((question) => (authoredOf(story, question).weight ?? 3) ** 2);
      const question = published[chance.weighted(weights)];
      if (question === undefined) continue;
      await someoneHere(story)?.send('questions:support', { questionId: question.id, on: true });
    }
  };
}

/** Votes in whatever poll is open, also in one that the newcomer opened. */
export function votes(story: Story): () => Promise<void> {
  const { pace, chance, viewers } = story;
  const voted = new Map<string, Set<Viewer>>();
  return async () => {
    for (;;) {
      await pace.wait(chance.between(0.4, 3) * SECOND_MS);
      const room = await liveRoom(story);
      if (room === null) return;
      for (const poll of Object.values(room.polls.byId)) {
        if (poll.status !== 'open') continue;
        const done = voted.get(poll.id) ?? new Set<Viewer>();
        voted.set(poll.id, done);
        const viewer = chance.pick(viewers.filter((one) => one.isHere && !done.has(one)));
        const answer = ballotFor(poll, chance);
        if (viewer === undefined || answer === null) continue;
        done.add(viewer);
        await viewer.send('polls:vote', { pollId: poll.id, answer });
      }
    }
  };
}

/** Most come at once, the others within two minutes; then now and then one leaves and another returns. */
export function attends(story: Story): () => Promise<void> {
  const { pace, chance, viewers, url, code } = story;
  return async () => {
    for (const [index, viewer] of viewers.entries()) {
      if (viewer.isHere) continue;
      if (index > viewers.length * 0.6) await pace.wait(chance.between(1, 7) * SECOND_MS);
      await viewer.arrive(url, code);
    }
    for (;;) {
      await pace.wait(chance.between(6, 20) * SECOND_MS);
      const away = viewers.filter((viewer) => !viewer.isHere);
      const returns = away.length > viewers.length * 0.12;
      if (returns) await chance.pick(away)?.arrive(url, code);
      else someoneHere(story)?.leave();
    }
  };
}
