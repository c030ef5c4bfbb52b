/** What a citizen does on the phone: watch, ask, support, vote. */

import { waitFor } from '#tests/support/wait-for.ts';
import { button, dialog, field, type Person, patienceMs, sees } from './person.ts';
import { picture } from './picture.ts';
import { words } from './words.ts';

const { ask, citizen, followups, player, polls, track } = words;

/** Presses the large play button as often as the page offers it, until a picture is there. */
export async function play({ page }: Person): Promise<void> {
  const start = button(page, player.play);
  const shown = async () => {
    if (await start.isVisible()) await start.tap({ timeout: 2000 }).catch(() => undefined);
    return (await picture(page)).time > 0;
  };
  await waitFor(shown, { what: 'the programme', withinMs: patienceMs, everyMs: 500 });
}

export interface Ask {
  readonly text: string;
  readonly name: string;
  readonly place: string;
}

const receiptCode = /[A-Z2-9]{4}-[A-Z2-9]{4}-[A-Z2-9]{4}/;

/** Asks a question; answers the receipt code. */
export async function askQuestion({ page }: Person, { text, name, place }: Ask): Promise<string> {
  await button(page, citizen.bar.ask).tap();
  const sheet = dialog(page);
  await field(sheet, ask.text).fill(text);
  await field(sheet, ask.name).fill(name);
  await sheet.getByLabel(ask.place).fill(place);
  await button(sheet, ask.submit).tap();
  const code = await sheet.getByText(receiptCode).first().textContent();
  await button(sheet, ask.done).tap();
  await sheet.waitFor({ state: 'detached' });
  return receiptCode.exec(code ?? '')?.[0] ?? '';
}

/** Supports a question in the list. */
export async function support({ page }: Person, no: number): Promise<void> {
  await page.getByRole('button', { name: citizen.support(no) }).tap();
  await page.getByRole('button', { name: citizen.support(no), pressed: true }).waitFor();
}

/** Votes on the sheet that came up by itself. */
export async function vote({ page }: Person, option: string): Promise<void> {
  const sheet = dialog(page);
  await sheet.getByRole('radio', { name: option, exact: true }).check();
  await button(sheet, polls.vote).tap();
  await sees(sheet, polls.voted);
}

/** Goes to a tab of the live page. */
export async function openTab(
  { page }: Pick<Person, 'page'>,
  tab: 'questions' | 'comments' | 'record' | 'agenda',
) {
  await page.getByRole('tab', { name: citizen.tabs[tab] }).tap();
}

/** Finds a question in the list; questions that would move others wait behind a pill until it is pressed. */
export async function findQuestion({ page }: Person, text: string): Promise<void> {
  const pill = page.getByRole('button', { name: /条新提问$/ });
  const found = async () => {
    if (await pill.isVisible()) await pill.tap({ timeout: 2000 }).catch(() => undefined);
    return (await page.getByText(text).filter({ visible: true }).count()) > 0;
  };
  await waitFor(found, { what: `the question “${text}”`, withinMs: patienceMs, everyMs: 250 });
}

type Satisfaction = keyof typeof followups.satisfaction;

/** Rates handling and result on the receipt page. */
export async function rate(
  { page }: Person,
  rating: { readonly handling: Satisfaction; readonly result: Satisfaction; readonly comment: string },
): Promise<void> {
  for (const what of ['handling', 'result'] as const) {
    const group = page.getByRole('group', { name: track.rating[what] });
    await group.getByRole('radio', { name: followups.satisfaction[rating[what]], exact: true }).check();
  }
  await page.getByLabel(track.rating.comment).fill(rating.comment);
  await button(page, track.rating.submit).tap();
  await sees(page, track.rating.given(1));
}
