/** The states of the stage's pages: a guest's place, the check before going on, and what the desk adds to the stage. */
import type { Page } from 'playwright-core';
import { addPull, addRestream, addSource } from './adding.ts';
import type { Scenery } from './county.ts';
import { button, dialog, field, sees } from './person.ts';
import type { PageState } from './states.ts';
import { words } from './words.ts';

const { deskStage, deskStreams, deviceCheck } = words;
const guest = ({ guestToken }: Scenery) => `/guest/${guestToken}`;
const liveDesk = ({ liveCode }: Scenery) => `/desk/s/${liveCode}`;

/** On a machine without a camera and a microphone, which is what the check is for. */
async function checked(page: Page): Promise<void> {
  await button(page, deviceCheck.open).click();
  await sees(page, deviceCheck.verdict.noMicrophone);
  await sees(page, /毫秒/);
}

async function encoderAdded(page: Page): Promise<void> {
  await addSource(page, 'encoder');
  await field(page, deskStage.encoders.label).fill('高岭镇分会场');
  await button(dialog(page), deskStage.encoders.make).click();
  await sees(dialog(page), deskStage.encoders.keyOnce);
}

/** A whole audience would leave at one press. */
async function endedCardAsked(page: Page): Promise<void> {
  await button(page, deskStage.cards.ended).click();
  await sees(dialog(page), deskStage.endedCard.yes);
}

async function addressShown(page: Page): Promise<void> {
  await button(page, words.deskSessions.sub.share).click();
  await dialog(page).getByRole('img', { name: words.deskSessions.sub.qr }).waitFor();
}

/** An address of our own network, which the server does not go to. */
async function pullRefused(page: Page): Promise<void> {
  await addPull(page, '县融媒体中心', 'http://127.0.0.1/live.m3u8');
  await sees(dialog(page), words.refusals.address_forbidden);
}

async function restreamRefused(page: Page): Promise<void> {
  await addRestream(page, '视频号', 'https://channels.example/live', 'k');
  await sees(dialog(page), deskStreams.restream.addressProblem);
}

/** A partner and a platform that are not there; they stay when the page is left. */
async function streamsBroken(page: Page): Promise<void> {
  const { pull, restream } = deskStreams;
  await addPull(page, '县融媒体中心', 'https://192.0.2.1/live.m3u8');
  await dialog(page).waitFor({ state: 'detached' });
  await addRestream(page, '视频号', 'rtmps://192.0.2.1/live', 'live_1?sign=2');
  await dialog(page).waitFor({ state: 'detached' });
  const cards = page.getByRole('region', { name: deskStage.sources });
  await sees(cards, new RegExp(`${pull.connecting}|${pull.failed}`));
  await sees(page.getByRole('region', { name: restream.heading }), restream.failed);
}

/** Of a county at work, with a guest invited. */
export const stageStates: readonly PageState[] = [
  {
    device: 'phone',
    as: null,
    name: 'guest',
    path: guest,
    show: (page) => sees(page, deskStage.guestPage.ready),
    long: true,
  },
  { device: 'phone', as: null, name: 'guest-check', path: guest, show: checked, long: true },
  { device: 'desk', as: null, name: 'guest-check', path: guest, show: checked, long: true },
  { device: 'desk', as: 'host', name: 'moderator-desk-check', path: liveDesk, show: checked },
  { device: 'desk', as: 'host', name: 'moderator-desk-ended-card', path: liveDesk, show: endedCardAsked },
  { device: 'desk', as: 'host', name: 'moderator-desk-share', path: liveDesk, show: addressShown },
  { device: 'desk', as: 'host', name: 'moderator-desk-encoder', path: liveDesk, show: encoderAdded },
  { device: 'desk', as: 'host', name: 'moderator-desk-partner', path: liveDesk, show: pullRefused },
  { device: 'desk', as: 'host', name: 'moderator-desk-platform', path: liveDesk, show: restreamRefused },
];

/** Shown last, as they leave streams behind. */
export const brokenStageStates: readonly PageState[] = [
  { device: 'desk', as: 'host', name: 'moderator-desk-streams', path: liveDesk, show: streamsBroken },
];
