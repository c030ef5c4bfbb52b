/** What a clerk types while a session is live, under the picture of a citizen's page that was there before. */
import { expect, it } from 'vitest';
import { launchChromium } from '#tests/support/chromium.ts';
import { buildClient } from '../support/built-client.ts';
import { LiveStage } from '../support/live-stage.ts';
import { leavePictures, sees } from '../support/person.ts';
import { openSite } from '../support/site.ts';

it('[KR12] the first line appears on a page that has none yet', async () => {
  await using opened = new AsyncDisposableStack();
  const client = await buildClient();
  opened.defer(() => client.remove());
  const site = await openSite(client.path);
  opened.defer(() => site.close());
  const browser = await launchChromium({ fakeMedia: true, autoplay: 'allowed' });
  opened.defer(() => browser.close());
  const stage = await LiveStage.open(site, browser);
  const { page, faults } = await stage.viewer();
  expect(await page.getByText('各位委员上午好').count()).toBe(0);
  await stage.admin.must('captions:say', { text: '各位委员上午好' }, { sessionId: stage.sessionId });
  await sees(page, '各位委员上午好');
  if (process.env['LEAVE_PICTURES'] !== undefined) await leavePictures(stage.people);
  expect(faults).toEqual([]);
});
