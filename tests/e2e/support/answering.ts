/** What a department does: answers in writing at the live desk, later accepts, and reports what came of it. */
import { button, confirm, field, type Person, sees } from './person.ts';
import { words } from './words.ts';

const { common, deskQuestions, followups, items } = words;

export interface WrittenAnswer {
  readonly text: string;
  readonly measure: string;
  readonly due: string;
  readonly owner: string;
}

/** Opens the session from the list of the desk. */
export async function openSession({ page }: Person, title: string): Promise<void> {
  await page.goto('/desk');
  await page.getByRole('link', { name: title }).click();
}

/** Answers a question that was given to the department: text, measure, date, owner. */
export async function answerInWriting({ page }: Person, no: number, answer: WrittenAnswer): Promise<void> {
  const mine = page.getByRole('region', { name: deskQuestions.department.mine });
  await mine.getByRole('button', { name: deskQuestions.number(no) }).click();
  await field(page, deskQuestions.department.text).fill(answer.text);
  await field(page, common.commitment.measure).fill(answer.measure);
  await field(page, common.commitment.due).fill(answer.due);
  await field(page, common.commitment.owner).fill(answer.owner);
  await confirm(page, button(page, deskQuestions.department.publish), deskQuestions.department.publish);
  await sees(page, deskQuestions.done.answerPublished(no));
}

/** Opens an item from the list. */
export async function openItem({ page }: Person, title: string): Promise<void> {
  await page.goto('/desk/items');
  await page.getByRole('link', { name: title }).first().click();
  await page.getByRole('heading', { name: title }).waitFor();
}

/** Takes an item on. */
export async function acceptItem({ page }: Person, handler: string, leader: string): Promise<void> {
  await button(page, items.does.accept).click();
  await field(page, items.person.handler).fill(handler);
  await field(page, items.person.leader).fill(leader);
  await button(page, items.does.accept).last().click();
  await sees(page, items.done.accept);
}

/** Hands in the reply with the outcome. */
export async function replyToItem(
  { page }: Person,
  reply: WrittenAnswer & { readonly outcome: keyof typeof followups.outcome },
): Promise<void> {
  await button(page, items.does.reply).click();
  await field(page, items.form.text).fill(reply.text);
  await page.getByRole('radio', { name: followups.outcome[reply.outcome] }).check();
  await field(page, items.form.measure).fill(reply.measure);
  await field(page, items.form.due).fill(reply.due);
  await field(page, items.form.owner).fill(reply.owner);
  await button(page, items.does.reply).last().click();
  await sees(page, items.done.reply);
}

/** The committee shows the reply to the author and the public. */
export async function publishReply({ page }: Person): Promise<void> {
  await button(page, items.does.publish).click();
  await button(page, items.does.publish).last().click();
  await sees(page, items.done.publish);
}
