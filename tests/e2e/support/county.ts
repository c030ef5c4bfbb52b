/** A site with the demo's county in it, and one where nobody has been yet: what pages look like busy and empty. */
import type { BrowserContext } from 'playwright-core';
import { createMovableClock } from '#scripts/demo/clock.ts';
import { type County, tellCounty } from '#scripts/demo/tell.ts';
import { LIVE_SESSION } from '#scripts/demo/texts/sessions.ts';
import { setUpWith } from '#tests/support/test-server.ts';
import { openSite, type Site } from './site.ts';

const viewerCount = 24;

/** Who a page is opened as; null is a citizen who has just come. */
export type Who = 'admin' | 'host' | 'reviewer' | 'committee' | 'officer' | null;

/** A site, the codes of its sessions, and the cookies of its people. */
export interface Scenery {
  readonly site: Site;
  readonly liveCode: string;
  readonly comingCode: string;
  readonly pastCode: string;
  readonly receipt: string;
  /** Of a guest who was invited to the live session's stage. */
  readonly guestToken: string;
  cookieOf(who: Exclude<Who, null>): string;
  close(): Promise<void>;
}

export interface BusyScenery extends Scenery {
  readonly county: County;
}

/** A county at work: one session over, one live with people in it, one announced. */
export async function openBusyCounty(clientDir: string): Promise<BusyScenery> {
  const clock = createMovableClock();
  const site = await openSite(clientDir, { clock });
  const county = await tellCounty(site.server, site.url, clock, viewerCount);
  const { cast, viewers, live } = county;
  await Promise.all(viewers.map((viewer) => viewer.arrive(site.url, live.code)));
  const { token } = await cast.host.must(
    'stage:inviteGuest',
    { label: '陈工', title: '县水务局供水科科长' },
    { sessionId: live.sessionId },
  );
  const cookies = {
    admin: cast.admin,
    host: cast.host,
    reviewer: cast.reviewer,
    committee: cast.committee,
    officer: cast.officers.pricing,
  };
  return {
    site,
    county,
    liveCode: live.code,
    comingCode: county.comingCode,
    pastCode: county.pastCode,
    receipt: county.receipt,
    guestToken: token,
    cookieOf: (who) => cookies[who].cookie,
    close: async () => {
      for (const viewer of viewers) viewer.leave();
      await site.close();
    },
  };
}

/** A body with its departments and a live session in which nobody has said anything. */
export async function openEmptyCounty(clientDir: string): Promise<Scenery> {
  const site = await openSite(clientDir);
  const token = await site.server.services.accounts.setupToken();
  const { admin, units } = await setUpWith(site.url, token, ['县住房和城乡建设局', '云溪燃气公司']);
  const plan = {
    ...LIVE_SESSION,
    scheduledAt: new Date().toISOString(),
    unitIds: units.map(({ id }) => id),
  };
  const { sessionId, code } = await admin.must('sessions:create', plan);
  await admin.must('sessions:announce', {}, { sessionId });
  await admin.must('sessions:start', {}, { sessionId });
  return {
    site,
    liveCode: code,
    comingCode: code,
    pastCode: code,
    receipt: '',
    guestToken: '',
    cookieOf: () => admin.cookie,
    close: () => site.close(),
  };
}

/** Signs a context in as somebody of the county. */
export async function signIn(context: BrowserContext, { site, cookieOf }: Scenery, who: Who): Promise<void> {
  if (who === null) return;
  const cookies = cookieOf(who)
    .split('; ')
    .map((pair) => {
      const at = pair.indexOf('=');
      return { name: pair.slice(0, at), value: pair.slice(at + 1), url: site.url };
    });
  await context.addCookies(cookies);
}

/** Puts the most supported question on the wall, with its department speaking. */
export async function putQuestionOnWall({ county: { cast, live } }: BusyScenery): Promise<void> {
  const [questionId = ''] = [...live.authored.keys()].slice(7);
  const place = { sessionId: live.sessionId };
  await cast.host.must('stage:setScreen', { kind: 'question', questionId }, place);
  await cast.host.must('questions:setAnswering', { questionId, unitId: cast.unitIds.housing }, place);
}

/** Opens the first poll, shows it on the wall, and lets the viewers vote. */
export async function openPoll({ county: { cast, live, viewers } }: BusyScenery): Promise<void> {
  const [pollId = ''] = live.pollIds;
  const place = { sessionId: live.sessionId };
  await cast.host.must('polls:open', { pollId }, place);
  await cast.host.must('stage:setScreen', { kind: 'poll', pollId }, place);
  await Promise.all(
    viewers.map(({ browser }, index) =>
      browser.must(
        'polls:vote',
        { pollId, answer: { choice: index % 5 === 0 ? 1 : (index % 3) % 3 } },
        {
          ...place,
          as: 'citizen',
        },
      ),
    ),
  );
}

/** Closes it again. */
export async function closePoll({ county: { cast, live } }: BusyScenery): Promise<void> {
  const [pollId = ''] = live.pollIds;
  await cast.host.must('polls:close', { pollId }, { sessionId: live.sessionId });
}
