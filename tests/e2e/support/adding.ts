/** Adding sources and platforms at the moderator's desk, as a moderator does. */
import type { Page } from 'playwright-core';
import { button, dialog, field } from './person.ts';
import { words } from './words.ts';

const { add, pull, restream } = words.deskStreams;

/** Opens the dialog that adds a source, at one of its ways. */
export async function addSource(page: Page, way: keyof typeof add.ways): Promise<void> {
  await button(page, add.open).click();
  await dialog(page).getByRole('tab', { name: add.ways[way] }).click();
}

/** Fills in the form of a partner's stream and sends it. */
export async function addPull(page: Page, name: string, address: string): Promise<void> {
  await addSource(page, 'pull');
  await field(page, pull.label).fill(name);
  await field(page, pull.address).fill(address);
  await button(dialog(page), pull.make).click();
}

/** Fills in the form of a platform and sends it. */
export async function addRestream(page: Page, name: string, address: string, key: string): Promise<void> {
  await button(page, restream.add).click();
  await field(page, restream.label).fill(name);
  await field(page, restream.address).fill(address);
  await field(page, restream.key).fill(key);
  await button(dialog(page), restream.make).click();
}
