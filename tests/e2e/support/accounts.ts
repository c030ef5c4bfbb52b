/** How staff come in: the one-time link, departments, invitations. */
import type { Browser } from 'playwright-core';
import { arrive, button, field, type Person, sees } from './person.ts';
import { words } from './words.ts';

const { accounts } = words;
export const password = '青河县议事厅的一句话';

type StaffRole = keyof typeof accounts.role;

/** Creates the body and its first administrator. */
export async function setUp({ page }: Person, link: string): Promise<void> {
  await page.goto(link);
  await field(page, accounts.field.tenantName).fill('青河县政协');
  await field(page, accounts.field.name).fill('王秘书长');
  await field(page, accounts.field.loginName).fill('wang');
  await choosePassword(page);
  await button(page, accounts.setup.submit).click();
  await page.waitForURL('**/desk');
}

async function choosePassword(page: Person['page']): Promise<void> {
  await field(page, accounts.field.newPassword).fill(password);
  await field(page, accounts.field.repeat).fill(password);
}

/** Adds departments on the administrator's page. */
export async function addUnits({ page }: Person, names: readonly string[]): Promise<void> {
  await page.goto('/desk/admin');
  await page.getByRole('tab', { name: accounts.admin.tabs.units }).click();
  for (const name of names) {
    await field(page, accounts.field.unitName).fill(name);
    await button(page, accounts.admin.units.add).click();
    await button(page, accounts.admin.units.renameOf(name)).waitFor();
  }
}

export interface Invitation {
  readonly role: StaffRole;
  readonly name: string;
  readonly unit?: string;
}

/** Invites a colleague and answers the one-time link. */
export async function invite({ page }: Person, { role, name, unit }: Invitation): Promise<string> {
  await page.goto('/desk/admin');
  await page.getByRole('tab', { name: accounts.admin.tabs.invite }).click();
  await page.getByRole('radio', { name: accounts.role[role] }).check();
  if (unit !== undefined) await field(page, accounts.field.unit).selectOption({ label: unit });
  await field(page, accounts.field.name).fill(name);
  await button(page, accounts.admin.invite.submit).click();
  await sees(page, accounts.admin.invite.ready(name));
  const link = await page.getByText('/join/').first().textContent();
  return link ?? '';
}

/** Follows the link in a browser of one's own, and is at the desk. */
export async function join(browser: Browser, url: string, link: string, loginName: string): Promise<Person> {
  const person = await arrive(browser, url, loginName, 'desk');
  const { page } = person;
  await page.goto(link);
  await field(page, accounts.field.loginName).fill(loginName);
  await choosePassword(page);
  await button(page, accounts.join.submit).click();
  await page.waitForURL('**/desk');
  return person;
}
