/** Opens a page in one of its states for somebody to look at. */
import type { Browser, Page } from 'playwright-core';
import { type Scenery, signIn } from './county.ts';
import { arrive } from './person.ts';
import type { PageState } from './states.ts';

/** Brings a fresh browser into the state, lets `look` see it, and closes it. */
export async function withState<T>(
  browser: Browser,
  scenery: Scenery,
  state: PageState,
  look: (page: Page) => Promise<T>,
): Promise<T> {
  const { context, page } = await arrive(browser, scenery.site.url, state.name, state.device);
  try {
    await signIn(context, scenery, state.as);
    await page.goto(state.path(scenery));
    await state.show(page);
    return await look(page);
  } finally {
    await context.close();
  }
}
