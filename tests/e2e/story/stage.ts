/** Where the story is told: the site, the browser, the people, and chapters that need the ones before them. */
import type { Browser } from 'playwright-core';
import { beforeAll, it } from 'vitest';
import { launchChromium } from '#tests/support/chromium.ts';
import { buildClient } from '../support/built-client.ts';
import { arrive, type Device, leavePictures, type Person } from '../support/person.ts';
import { openSite, type Site } from '../support/site.ts';

export class Stage {
  /** The public code of the session. */
  code = '';
  /** The receipt code of the first question. */
  receipt = '';
  readonly #people = new Map<string, Person>();
  #site: Site | undefined;
  #browser: Browser | undefined;
  #broken = false;

  get site(): Site {
    if (this.#site === undefined) throw new Error('the site is not open');
    return this.#site;
  }

  get browser(): Browser {
    if (this.#browser === undefined) throw new Error('there is no browser');
    return this.#browser;
  }

  get people(): readonly Person[] {
    return [...this.#people.values()];
  }

  /** Opens before the first chapter and closes after the last. */
  open(): void {
    beforeAll(async () => {
      const client = await buildClient();
      const site = await openSite(client.path);
      this.#site = site;
      const browser = await launchChromium({ fakeMedia: true });
      this.#browser = browser;
      return async () => {
        await browser.close();
        await site.close();
        await client.remove();
      };
    });
  }

  /** One chapter; what follows a broken one is not told. */
  chapter(title: string, tell: () => Promise<void>): void {
    it(title, async (context) => {
      if (this.#broken) context.skip('an earlier chapter failed');
      this.#broken = true;
      await tell().catch(async (error: unknown) => {
        await leavePictures(this.people);
        throw error;
      });
      this.#broken = false;
    });
  }

  person(name: string): Person {
    const found = this.#people.get(name);
    if (found === undefined) throw new Error(`${name} has not come yet`);
    return found;
  }

  welcome(name: string, person: Person): void {
    this.#people.set(name, person);
  }

  /** Somebody new, with a browser of their own. */
  async visitor(name: string, device: Device): Promise<Person> {
    const person = await arrive(this.browser, this.site.url, name, device);
    this.welcome(name, person);
    return person;
  }
}
