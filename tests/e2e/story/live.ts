/** The session: picture and sound, a question from asking to its answer, a vote, and coming back. */
import { expect } from 'vitest';
import { answerInWriting, openSession } from '../support/answering.ts';
import {
  closePoll,
  goOnAir,
  move,
  openPoll,
  preparePoll,
  putOnWall,
  route,
  showPollOnWall,
} from '../support/moderating.ts';
import { dialog, goOffline, type Person, sees } from '../support/person.ts';
import { pictureMoves, soundIsHeard } from '../support/picture.ts';
import { askQuestion, findQuestion, openTab, play, support, vote } from '../support/taking-part.ts';
import { words } from '../support/words.ts';
import type { Stage } from './stage.ts';
import { answer, housing, poll, questions, session } from './texts.ts';

const [first, second, third] = questions;

/** When the page was loaded: the same moment later means that it was not loaded again. */
const loadedAt = ({ page }: Person) => page.evaluate(() => performance.timeOrigin);

/** The reviewer passes a question with one key. */
async function pass({ page }: Person, text: string): Promise<void> {
  await sees(page, text);
  await page.keyboard.press('a');
  await sees(page, words.deskQuestions.reviewer.clear);
}

/** Chapters of the live session. */
export function tellLive(stage: Stage): void {
  tellQuestion(stage);
  tellVote(stage);
  tellComingBack(stage);
  stage.chapter('the session ends', async () => {
    await move(stage.person('moderator'), 'end');
    await sees(stage.person('citizen').page, words.sessions.endedLead.compiling);
    await sees(stage.person('wall').page, words.common.session.compiling);
  });
}

function tellQuestion(stage: Stage): void {
  stage.chapter('the session goes live and the citizen sees and hears it', async () => {
    const moderator = stage.person('moderator');
    await move(moderator, 'start');
    await goOnAir(moderator);
    const citizen = stage.person('citizen');
    await play(citizen);
    const shown = await pictureMoves(citizen.page);
    expect(shown.width).toBeGreaterThan(0);
    expect(shown.frames).toBeGreaterThan(0);
    await soundIsHeard(citizen.page);
  });

  stage.chapter(
    'the citizen asks, the reviewer passes it with one key, a neighbour supports it',
    async () => {
      stage.receipt = await askQuestion(stage.person('citizen'), first);
      expect(stage.receipt).toMatch(/^[A-Z2-9]{4}-[A-Z2-9]{4}-[A-Z2-9]{4}$/);
      const neighbour = await stage.visitor('neighbour', 'phone');
      await neighbour.page.goto(`/s/${stage.code}`);
      await sees(neighbour.page, words.citizen.noQuestions);

      const reviewer = stage.person('reviewer');
      await openSession(reviewer, session.title);
      await pass(reviewer, first.text);
      await findQuestion(neighbour, first.text);
      await support(neighbour, 1);
      const supported = `${words.citizen.support(1)}，${words.citizen.supportCount('1')}`;
      await stage.person('citizen').page.getByRole('button', { name: supported }).waitFor();
    },
  );

  stage.chapter('the moderator gives it to a department and shows it on the wall', async () => {
    const wall = await stage.visitor('wall', 'wall');
    await wall.page.goto(`/wall/${stage.code}`);
    await sees(wall.page, words.wall.join);
    const moderator = stage.person('moderator');
    await route(moderator, 1, housing);
    await putOnWall(moderator, 1);
    await sees(wall.page, first.text);
    await sees(stage.person('citizen').page, words.common.question.routed(housing));
  });

  stage.chapter('the department answers in writing and everybody reads it', async () => {
    const department = stage.person('department');
    await openSession(department, session.title);
    await answerInWriting(department, 1, answer);
    for (const name of ['citizen', 'neighbour']) {
      const { page } = stage.person(name);
      for (const part of [answer.text, answer.measure, answer.owner]) await sees(page, part);
    }
  });
}

function tellVote(stage: Stage): void {
  stage.chapter('a vote is taken; its result is a secret until it closes', async () => {
    const moderator = stage.person('moderator');
    const voters = [stage.person('citizen'), stage.person('neighbour')] as const;
    await preparePoll(moderator, poll);
    await openPoll(moderator);
    await vote(voters[0], words.pollEditor.agree);
    await vote(voters[1], words.pollEditor.disagree);
    for (const { page } of voters) {
      await sees(dialog(page), words.polls.turnout('2'));
      await sees(dialog(page), words.polls.afterClosing);
      expect(await dialog(page).getByText(words.polls.votes('1')).count()).toBe(0);
    }
    await closePoll(moderator);
    for (const voter of voters) {
      await sees(dialog(voter.page), words.polls.finalTurnout('2'));
      await dialog(voter.page).getByRole('button', { name: words.common.actions.close }).tap();
      await openTab(voter, 'record');
      await sees(voter.page, words.sessions.recordPoll(poll));
      await openTab(voter, 'questions');
    }
    await showPollOnWall(moderator);
    await sees(stage.person('wall').page, poll);
  });
}

function tellComingBack(stage: Stage): void {
  stage.chapter('a citizen who lost the network comes back without a reload and without a gap', async () => {
    const citizen = stage.person('citizen');
    const neighbour = stage.person('neighbour');
    const loaded = await loadedAt(citizen);
    await goOffline(citizen.page);
    await askQuestion(neighbour, second);
    await pass(stage.person('reviewer'), second.text);
    await findQuestion(neighbour, second.text);
    expect(await citizen.page.getByText(second.text).count()).toBe(0);
    await citizen.context.setOffline(false);
    await findQuestion(citizen, second.text);
    await sees(citizen.page, answer.text);
    await pictureMoves(citizen.page);
    expect(await loadedAt(citizen)).toBe(loaded);
  });

  stage.chapter('the server starts anew and everybody is back, with the picture', async () => {
    const citizen = stage.person('citizen');
    const neighbour = stage.person('neighbour');
    const loaded = await loadedAt(citizen);
    await stage.site.restart();
    await askQuestion(neighbour, third);
    await pass(stage.person('reviewer'), third.text);
    for (const { text } of questions) await findQuestion(citizen, text);
    await play(citizen);
    await pictureMoves(citizen.page);
    await soundIsHeard(citizen.page);
    expect(await loadedAt(citizen)).toBe(loaded);
  });
}
