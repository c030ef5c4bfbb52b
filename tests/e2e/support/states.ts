/** The states of the main pages: where each is found, as whom, on which device, and what to do until it shows. */
import type { Page } from 'playwright-core';
import type { Scenery, Who } from './county.ts';
import { button, type Device, dialog, goOffline, patienceMs, sees } from './person.ts';
import { openTab } from './taking-part.ts';
import { words } from './words.ts';

export interface PageState {
  readonly name: string;
  readonly device: Device;
  readonly as: Who;
  readonly path: (scenery: Scenery) => string;
  /** Brings the page into the state and resolves when it shows. */
  readonly show: (page: Page) => Promise<void>;
  /** The whole length of the page is of interest, not only the first screen. */
  readonly long?: boolean;
}

const live = ({ liveCode }: Scenery) => `/s/${liveCode}`;
const past = ({ pastCode }: Scenery) => `/s/${pastCode}`;
const liveDesk = ({ liveCode }: Scenery) => `/desk/s/${liveCode}`;
const heading = (name: string) => (page: Page) => page.getByRole('heading', { name }).first().waitFor();
const text = (what: string | RegExp) => (page: Page) => sees(page, what);

/** It stands further down than the window is high. */
async function pollInSight(page: Page): Promise<void> {
  await button(page, words.deskPolls.close).scrollIntoViewIfNeeded();
}

const phone = { device: 'phone', as: null } as const;
const desk = { device: 'desk' } as const;

/** 长辈版, by its own button. */
const elder =
  (then: (page: Page) => Promise<void>) =>
  async (page: Page): Promise<void> => {
    await button(page, words.common.largeType).first().tap();
    await then(page);
  };

const openTabOf = (tab: Parameters<typeof openTab>[1]) => async (page: Page) => {
  await openTab({ page }, tab);
};

const questionsShown = text('№1');

async function askSheet(page: Page): Promise<void> {
  await button(page, words.citizen.bar.ask).tap();
  await button(dialog(page), words.ask.submit).waitFor();
}

async function choosePlanDialog(page: Page): Promise<void> {
  await button(page, words.deskPolls.create).click();
  await button(dialog(page), words.deskPolls.editor.save).waitFor();
}

/** Opens the first item that the list offers. */
async function firstItem(page: Page): Promise<void> {
  await page.locator('a[href^="/desk/items/"]').first().click();
  await heading(words.followups.history)(page);
}

/** Where nobody has said anything yet. */
export const emptyStates: readonly PageState[] = [
  { ...phone, name: 'citizen-live-empty', path: live, show: text(words.citizen.noQuestions) },
  {
    ...desk,
    name: 'moderator-desk-empty',
    as: 'admin',
    path: liveDesk,
    show: text(words.deskQuestions.empty.waiting),
  },
  {
    ...desk,
    name: 'items-empty',
    as: 'admin',
    path: () => '/desk/items',
    show: text(words.items.emptyTitle),
  },
  { ...desk, name: 'ledger-empty', as: null, path: () => '/ledger', show: text(words.ledger.emptyTitle) },
  { ...phone, name: 'track-enter', path: () => '/track/XXXX', show: heading(words.track.unknownTitle) },
  {
    ...phone,
    name: 'ledger-soon',
    path: ({ liveCode }) => `/ledger/${liveCode}`,
    show: text(words.ledger.soonTitle),
  },
  {
    device: 'wall',
    as: null,
    name: 'wall-welcome',
    path: ({ liveCode }) => `/wall/${liveCode}`,
    show: text(words.wall.join),
  },
];

const citizenStates: readonly PageState[] = [
  { ...phone, name: 'home', path: () => '/', show: text(words.sessions.now) },
  { ...desk, name: 'home', as: null, path: () => '/', show: text(words.sessions.now) },
  {
    ...phone,
    name: 'citizen-announced',
    path: ({ comingCode }) => `/s/${comingCode}`,
    show: text(words.sessions.countdown),
  },
  { ...phone, name: 'citizen-live', path: live, show: questionsShown },
  { ...desk, name: 'citizen-live', as: null, path: live, show: questionsShown },
  { ...phone, name: 'citizen-comments', path: live, show: openTabOf('comments') },
  { ...phone, name: 'citizen-record', path: live, show: openTabOf('record') },
  { ...phone, name: 'citizen-agenda', path: live, show: openTabOf('agenda') },
  { ...phone, name: 'citizen-ask', path: live, show: askSheet },
  { ...phone, name: 'citizen-elder', path: live, show: elder(text(words.citizen.readAloud)) },
  { ...phone, name: 'citizen-elder-ask', path: live, show: elder(askSheet) },
  {
    ...phone,
    name: 'citizen-ended',
    path: past,
    show: text(words.sessions.seeLedger),
  },
  {
    ...phone,
    name: 'receipt',
    path: ({ receipt }) => `/track/${receipt}`,
    show: heading(words.track.rating.title),
    long: true,
  },
  {
    ...phone,
    name: 'receipt-elder',
    path: ({ receipt }) => `/track/${receipt}`,
    show: elder(heading(words.track.rating.title)),
  },
  { ...desk, name: 'ledger', as: null, path: () => '/ledger', show: text(words.ledger.carriedOut) },
  { ...phone, name: 'ledger', path: () => '/ledger', show: text(words.ledger.carriedOut) },
  {
    ...desk,
    name: 'ledger-session',
    as: null,
    path: ({ pastCode }) => `/ledger/${pastCode}`,
    show: text(words.ledger.carriedOut),
    long: true,
  },
  { ...phone, name: 'not-found', path: () => '/nowhere', show: heading(words.common.page.notFoundTitle) },
];

const deskStates: readonly PageState[] = [
  { ...desk, name: 'sign-in', as: null, path: () => '/desk', show: heading(words.accounts.signIn.title) },
  { ...desk, name: 'sessions', as: 'host', path: () => '/desk', show: text(words.deskSessions.list.create) },
  {
    ...desk,
    name: 'plan-new',
    as: 'host',
    path: () => '/desk/new',
    show: text(words.deskSessions.plan.usual),
  },
  { ...desk, name: 'moderator-desk', as: 'host', path: liveDesk, show: questionsShownOnDesk() },
  {
    ...desk,
    name: 'moderator-desk-ended',
    as: 'host',
    path: ({ pastCode }) => `/desk/s/${pastCode}`,
    show: text(words.sessions.replay),
  },
  { ...desk, name: 'moderator-desk-poll-editor', as: 'host', path: liveDesk, show: choosePlanDialog },
  {
    ...desk,
    name: 'reviewer-desk',
    as: 'reviewer',
    path: liveDesk,
    show: text(words.deskQuestions.reviewer.queue),
  },
  {
    ...desk,
    name: 'department-desk',
    as: 'officer',
    path: liveDesk,
    show: text(words.deskQuestions.department.mine),
  },
  {
    ...desk,
    name: 'board',
    as: 'committee',
    path: ({ pastCode }) => `/desk/s/${pastCode}/board`,
    show: heading(words.compile.title),
  },
  { ...desk, name: 'items', as: 'committee', path: () => '/desk/items', show: text(words.items.choose) },
  { ...desk, name: 'item', as: 'committee', path: () => '/desk/items', show: firstItem },
  { ...desk, name: 'item-department', as: 'officer', path: () => '/desk/items', show: firstItem },
  {
    ...desk,
    name: 'admin',
    as: 'admin',
    path: () => '/desk/admin',
    show: text(words.accounts.admin.accounts.state),
  },
];

function questionsShownOnDesk() {
  return async (page: Page): Promise<void> => {
    await page.getByRole('tab', { name: words.deskQuestions.tabs.routed }).click();
    await sees(page, words.deskQuestions.strip.heading);
  };
}

/** A county at work. */
export const busyStates: readonly PageState[] = [...citizenStates, ...deskStates];

/** While a question is on the wall. */
export const questionStates: readonly PageState[] = [
  {
    device: 'wall',
    as: null,
    name: 'wall-question',
    path: ({ liveCode }) => `/wall/${liveCode}`,
    show: text('№'),
  },
];

/** The sheet comes up by itself; put aside, it waits as a pill. */
async function elderPoll(page: Page): Promise<void> {
  await button(dialog(page), words.polls.later).tap();
  await button(page, words.common.largeType).tap();
  await button(page, words.citizen.pollPill).tap();
  await button(dialog(page), words.polls.vote).waitFor();
}

/** While a poll is open. */
export const pollStates: readonly PageState[] = [
  {
    ...phone,
    name: 'citizen-poll',
    path: live,
    show: (page) => button(dialog(page), words.polls.vote).waitFor(),
  },
  {
    ...phone,
    name: 'citizen-poll-elder',
    path: live,
    show: elderPoll,
  },
  {
    device: 'wall',
    as: null,
    name: 'wall-poll',
    path: ({ liveCode }) => `/wall/${liveCode}`,
    show: text(words.wall.voting),
  },
  { ...desk, name: 'moderator-desk-poll', as: 'host', path: liveDesk, show: pollInSight },
];

/** After it was closed. */
export const resultStates: readonly PageState[] = [
  {
    device: 'wall',
    as: null,
    name: 'wall-result',
    path: ({ liveCode }) => `/wall/${liveCode}`,
    show: text(words.wall.result),
  },
];

/** Without the network. */
export const brokenStates: readonly PageState[] = [
  {
    ...phone,
    name: 'citizen-offline',
    path: live,
    show: async (page) => {
      await questionsShown(page);
      await goOffline(page);
    },
  },
  {
    ...desk,
    name: 'moderator-desk-offline',
    as: 'host',
    path: liveDesk,
    show: async (page) => {
      await questionsShownOnDesk()(page);
      await goOffline(page);
    },
  },
  {
    ...phone,
    name: 'ledger-failed',
    path: () => '/ledger',
    show: async (page) => {
      await page.route('**/api/ledger', (route) => route.abort());
      await page.reload();
      await page.getByRole('alert').first().waitFor({ timeout: patienceMs });
    },
  },
];
