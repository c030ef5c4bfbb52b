/** What a committee officer does on the board: items out of submissions, their route, and sending them off. */
import { button, dialog, field, type Person, sees } from './person.ts';
import { words } from './words.ts';

const { compile } = words;

/** Opens the board of a session. */
export async function openBoard({ page }: Person, code: string): Promise<void> {
  await page.goto(`/desk/s/${code}/board`);
  await page.getByRole('heading', { name: compile.title }).waitFor();
}

/** Ticks submissions by their numbers. */
async function tick({ page }: Person, numbers: readonly number[]): Promise<void> {
  for (const no of numbers)
    await page.getByRole('checkbox', { name: compile.select(no), exact: true }).check();
}

/** Makes an item out of submissions and gives it a title and a summary. */
export async function draftItem(
  person: Person,
  numbers: readonly number[],
  item: { readonly title: string; readonly summary: string },
): Promise<void> {
  const { page } = person;
  await tick(person, numbers);
  await button(page, compile.draft).click();
  await field(page, compile.item.title).fill(item.title);
  await field(page, compile.item.summary).fill(item.summary);
  await button(page, compile.item.save).click();
  await sees(page, compile.done.edited);
}

/** Gives the open item to a department. */
export async function triageToUnit({ page }: Person, unit: string): Promise<void> {
  await page.getByRole('button', { name: compile.route.unit }).click();
  await field(page, compile.item.lead).selectOption({ label: unit });
  await button(page, compile.item.dispatch).waitFor();
}

/** Sends the open item off with a date. */
export async function dispatchItem({ page }: Person, no: number, due: string): Promise<void> {
  await button(page, compile.item.dispatch).click();
  await field(page, compile.item.due).fill(due);
  await button(page, compile.item.dispatch).click();
  await sees(page, compile.done.dispatched(no));
}

/** The open item was answered in the meeting. */
export async function finishOnTheSpot({ page }: Person, text: string): Promise<void> {
  await page.getByRole('button', { name: compile.route.onsite }).click();
  await button(page, compile.item.finish).click();
  await field(page, compile.item.answer).fill(text);
  await button(page, compile.item.finish).click();
  await sees(page, compile.done.finished);
}

/** Settles submissions with a reason instead of an item. */
export async function settleWithReason(person: Person, numbers: readonly number[], reason: string) {
  const { page } = person;
  await tick(person, numbers);
  await button(page, compile.settle).click();
  await dialog(page).getByRole('radio', { name: compile.settleForm.reason }).check();
  await field(dialog(page), compile.settleForm.reasonLabel).fill(reason);
  await button(dialog(page), compile.settleForm.submit).click();
  await dialog(page).waitFor({ state: 'detached' });
}
