/** Before the session: the body, its people, and the announcement. */
import { addUnits, invite, join, setUp } from '../support/accounts.ts';
import { move, planSession } from '../support/moderating.ts';
import { sees } from '../support/person.ts';
import { words } from '../support/words.ts';
import type { Stage } from './stage.ts';
import { gas, housing, session } from './texts.ts';

const staff = [
  { login: 'moderator', role: 'moderator', name: '陈主持' },
  { login: 'reviewer', role: 'reviewer', name: '李审核' },
  { login: 'department', role: 'department', name: '赵科长', unit: housing },
  { login: 'committee', role: 'committee', name: '孙主任' },
] as const;

/** Chapters up to the announcement. */
export function tellBefore(stage: Stage): void {
  stage.chapter('the administrator sets up the body, its departments and its colleagues', async () => {
    const admin = await stage.visitor('admin', 'desk');
    await setUp(admin, await stage.site.setupLink());
    await addUnits(admin, [housing, gas]);
    for (const { login, ...invitation } of staff) {
      const link = await invite(admin, invitation);
      stage.welcome(login, await join(stage.browser, stage.site.url, link, login));
    }
  });

  stage.chapter('the moderator plans and announces a session', async () => {
    const moderator = stage.person('moderator');
    stage.code = await planSession(moderator, session);
    await move(moderator, 'announce');
    const citizen = await stage.visitor('citizen', 'phone');
    await citizen.page.goto(`/s/${stage.code}`);
    await sees(citizen.page, session.title);
    await sees(citizen.page, words.sessions.countdown);
  });
}
