/** What a moderator does at the desk: plan, announce, go on air, put questions to departments, take votes. */
import { button, confirm, dialog, field, type Person, sees } from './person.ts';
import { words } from './words.ts';

const { deskPolls, deskQuestions, deskSessions, deskStage, pollEditor } = words;

export interface Plan {
  readonly title: string;
  readonly topic: string;
  readonly units: readonly string[];
}

/** Writes the plan with the usual agenda; answers the public code of the session. */
export async function planSession({ page }: Person, plan: Plan): Promise<string> {
  await page.goto('/desk');
  await page.getByRole('link', { name: deskSessions.list.create }).click();
  await field(page, deskSessions.plan.title).fill(plan.title);
  await field(page, deskSessions.plan.topic).fill(plan.topic);
  for (const unit of plan.units) await page.getByRole('checkbox', { name: unit }).check();
  await button(page, deskSessions.plan.usual).click();
  await button(page, deskSessions.plan.submitCreate).click();
  await page.waitForURL(/\/desk\/s\/[A-Z0-9]+$/);
  return page.url().split('/').at(-1) ?? '';
}

const done = { announce: 'announced', start: 'started', end: 'ended' } as const;

/** 预告, 开始直播, 结束会议: asks once more each. */
export async function move({ page }: Person, what: 'announce' | 'start' | 'end'): Promise<void> {
  await confirm(page, button(page, deskSessions.runner[what]), deskSessions.runner[what]);
  await sees(page, deskSessions.done[done[what]]);
}

/** Opens camera and microphone and cuts to them. */
export async function goOnAir({ page }: Person): Promise<void> {
  await button(page, deskStage.devices.open).click();
  await sees(page, deskStage.devices.live);
  await button(page, deskStage.cut.camera).click();
  const programme = page.getByRole('region', { name: deskStage.programme });
  await sees(programme, deskStage.onAir);
}

/** The tab of the queue, whatever its count. */
export async function openQueue({ page }: Person, tab: keyof typeof deskQuestions.tabs): Promise<void> {
  const queue = page.getByRole('region', { name: deskQuestions.heading, exact: true });
  await queue.getByRole('tab', { name: deskQuestions.tabs[tab] }).click();
}

/** Gives a question to one department. */
export async function route(person: Person, no: number, unit: string): Promise<void> {
  const { page } = person;
  await openQueue(person, 'ready');
  await row(person, no).getByRole('button', { name: deskQuestions.actions.route }).click();
  await dialog(page).getByRole('checkbox', { name: unit }).check();
  await button(dialog(page), deskQuestions.routeDialog.submit(1)).click();
  await sees(page, deskQuestions.done.routed(no, unit));
}

/** The row of a question in the open tab. */
export const row = ({ page }: Person, no: number) =>
  page
    .getByRole('listitem')
    .filter({ has: page.getByText(deskQuestions.number(no), { exact: true }) })
    .filter({ has: page.getByRole('button') });

/** Puts a question that is with a department on the wall. */
export async function putOnWall(person: Person, no: number): Promise<void> {
  await openQueue(person, 'routed');
  await row(person, no).getByRole('button', { name: deskQuestions.actions.screen }).click();
  await sees(person.page, deskQuestions.done.onScreen(no));
}

const pollsPanel = ({ page }: Person) => page.getByRole('region', { name: deskPolls.heading, exact: true });

/** Prepares a vote with 同意 / 不同意 / 弃权 whose result shows after closing. */
export async function preparePoll(person: Person, title: string): Promise<void> {
  const { page } = person;
  await button(pollsPanel(person), deskPolls.create).click();
  await field(dialog(page), deskPolls.editor.title).fill(title);
  await button(dialog(page), pollEditor.presetVote).click();
  await button(dialog(page), deskPolls.editor.save).click();
  await sees(pollsPanel(person), title);
}

/** Opens the only prepared poll. */
export async function openPoll(person: Person): Promise<void> {
  await confirm(person.page, button(pollsPanel(person), deskPolls.open), deskPolls.open);
  await sees(pollsPanel(person), deskPolls.status.open);
}

/** Closes the only open poll. */
export async function closePoll(person: Person): Promise<void> {
  await confirm(person.page, button(pollsPanel(person), deskPolls.close), deskPolls.close);
  await sees(pollsPanel(person), deskPolls.status.closed);
}

/** Shows the vote that was closed last on the wall. */
export async function showPollOnWall(person: Person): Promise<void> {
  await button(pollsPanel(person), deskPolls.toWall).click();
  await sees(pollsPanel(person), deskPolls.onWall);
}
