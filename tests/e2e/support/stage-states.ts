/** The states of the stage's pages: a guest's place, the check before going on, and what the desk adds to the stage. */
import type { Page } from 'playwright-core';
import type { Scenery } from './county.ts';
import { button, dialog, field, sees } from './person.ts';
import type { PageState } from './states.ts';
import { words } from './words.ts';

const { deskStage, deviceCheck } = words;
const guest = ({ guestToken }: Scenery) => `/guest/${guestToken}`;
const liveDesk = ({ liveCode }: Scenery) => `/desk/s/${liveCode}`;

/** On a machine without a camera and a microphone, which is what the check is for. */
async function checked(page: Page): Promise<void> {
  await button(page, deviceCheck.open).click();
  await sees(page, deviceCheck.verdict.noMicrophone);
  await sees(page, /毫秒/);
}

async function encoderAdded(page: Page): Promise<void> {
  await button(page, deskStage.encoders.add).click();
  await field(page, deskStage.encoders.label).fill('高岭镇分会场');
  await button(dialog(page), deskStage.encoders.make).click();
  await sees(dialog(page), deskStage.encoders.keyOnce);
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
  { device: 'desk', as: 'host', name: 'moderator-desk-encoder', path: liveDesk, show: encoderAdded },
];
