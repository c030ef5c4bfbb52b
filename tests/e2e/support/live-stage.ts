/** A live session with people on its stage, for tests of pictures: guests with cameras of one colour, and a viewer. */
import type { Browser, BrowserContext } from 'playwright-core';
import type { InputOf } from '#shared/contract/catalogue.ts';
import type { HttpClient } from '#tests/support/http-client.ts';
import { goLive, setUpWith } from '#tests/support/test-server.ts';
import { giveColourCamera } from './colour-camera.ts';
import { arrive, button, type Device, type Person, patienceMs, sees } from './person.ts';
import type { Site } from './site.ts';
import { words } from './words.ts';

const { deskStage, player } = words;

/** Changes a browser before its first page is opened. */
type Prepare = (context: BrowserContext) => Promise<void>;

/** Somebody who publishes by a personal link. */
export interface Guest extends Person {
  readonly guestId: string;
}

export class LiveStage {
  readonly site: Site;
  readonly browser: Browser;
  readonly admin: HttpClient;
  readonly sessionId: string;
  readonly code: string;
  readonly #people: Person[] = [];

  private constructor(
    site: Site,
    browser: Browser,
    admin: HttpClient,
    live: { sessionId: string; code: string },
  ) {
    this.site = site;
    this.browser = browser;
    this.admin = admin;
    this.sessionId = live.sessionId;
    this.code = live.code;
  }

  static async open(site: Site, browser: Browser): Promise<LiveStage> {
    const { admin, units } = await setUpWith(site.url, await siteToken(site));
    return new LiveStage(site, browser, admin, await goLive(admin, units));
  }

  get people(): readonly Person[] {
    return this.#people;
  }

  /** Invited, with camera and microphone on. */
  async guest(
    label: string,
    colour: string,
    hertz: number,
    more: { title?: string; screen?: string; small?: boolean; figure?: boolean; prepare?: Prepare } = {},
  ): Promise<Guest> {
    const { title, screen, small = false, figure = false } = more;
    const invited = await this.admin.must(
      'stage:inviteGuest',
      { label, ...(title === undefined ? {} : { title }) },
      { sessionId: this.sessionId },
    );
    const person = await this.#arrive(label, 'desk');
    const devices = { camera: colour, hertz, small, figure, ...(screen === undefined ? {} : { screen }) };
    await giveColourCamera(person.context, devices);
    await more.prepare?.(person.context);
    await person.page.goto(`/guest/${invited.token}`);
    await button(person.page, deskStage.devices.open).click();
    await sees(person.page, deskStage.devices.liveGuest);
    if (screen !== undefined) {
      await button(person.page, deskStage.devices.screen).click();
      await button(person.page, deskStage.devices.stopScreen).waitFor();
      await sees(person.page, deskStage.devices.liveGuest);
    }
    return { ...person, guestId: invited.guestId };
  }

  /** A citizen in front of the picture; `prepare` may change the browser before the page is opened. */
  async viewer(device: Device = 'phone', prepare: Prepare = async () => undefined): Promise<Person> {
    const person = await this.#arrive(`viewer-${this.#people.length}`, device);
    await prepare(person.context);
    await person.page.goto(`/s/${this.code}`);
    await person.page.getByRole('region', { name: player.label }).waitFor({ timeout: patienceMs });
    return person;
  }

  /** The moderator at the desk. */
  async desk(prepare: Prepare = async () => undefined): Promise<Person> {
    const person = await this.#arrive('moderator', 'desk');
    const cookies = this.admin.cookie.split('; ').map((pair) => {
      const at = pair.indexOf('=');
      return { name: pair.slice(0, at), value: pair.slice(at + 1), url: this.site.url };
    });
    await person.context.addCookies(cookies);
    await giveColourCamera(person.context, { camera: 'rgb(30 160 60)', hertz: 330 });
    await prepare(person.context);
    await person.page.goto(`/desk/s/${this.code}`);
    return person;
  }

  /** The hall's screen. */
  async wall(prepare: Prepare = async () => undefined): Promise<Person> {
    const person = await this.#arrive('wall', 'wall');
    await prepare(person.context);
    await person.page.goto(`/wall/${this.code}`);
    return person;
  }

  /** What the audience is to receive; resolves with the moment at which it was asked for. */
  async cut(programme: Partial<InputOf<'stage:cut'>>): Promise<number> {
    const askedAt = Date.now();
    const whole: InputOf<'stage:cut'> = { video: null, audio: [], card: 'none', ...programme };
    await this.admin.must('stage:cut', whole, { sessionId: this.sessionId });
    return askedAt;
  }

  async #arrive(name: string, device: Device): Promise<Person> {
    const person = await arrive(this.browser, this.site.url, name, device);
    this.#people.push(person);
    return person;
  }
}

async function siteToken(site: Site): Promise<string> {
  return (await site.setupLink()).split('/').at(-1) ?? '';
}
