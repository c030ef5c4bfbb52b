/** Prints where everything is, in less than a screen. */
import qrcode from 'qrcode';
import type { RunningServer } from '#server/main.ts';
import { ADMINISTRATOR, BODY_NAME, OFFICERS, PASSWORD, STAFF, type StaffMember } from './texts/people.ts';

export interface Links {
  readonly liveCode: string;
  readonly comingCode: string;
  readonly pastCode: string;
  readonly receipt: string;
  /** Address for phones of the same network; null when they cannot reach the server. */
  readonly lan: string | null;
}

/** The links and accounts, with a QR code for phones on the same network. */
export async function announceDemo({ url }: Pick<RunningServer, 'url'>, links: Links): Promise<void> {
  const { liveCode, pastCode, comingCode, receipt } = links;
  const desk = `${url}/desk/s/${liveCode}`;
  const lines = [
    ...(await phoneLines(links)),
    '',
    `${BODY_NAME}《水电气计价与安全管理》网络协商会正在进行 (a session is live)`,
    `  群众     citizen     ${url}/s/${liveCode}`,
    `  大屏     wall        ${url}/wall/${liveCode}`,
    `  台账     ledger      ${url}/ledger    上一场 past: ${url}/ledger/${pastCode}`,
    `  查询码   receipt     ${url}/track/${receipt}`,
    `  下一场   next week   ${url}/s/${comingCode}`,
    '',
    `工作台 (desks)，密码 password: ${PASSWORD}   不同身份请用不同的浏览器或无痕窗口 (one browser window per role)`,
    row(STAFF.host, desk),
    row(STAFF.reviewer, desk),
    `  承办单位 departments ${desk}   ${Object.values(OFFICERS)
      .map((officer) => `${officer.desk} ${officer.loginName}`)
      .join(' · ')}`,
    row(STAFF.committee, `${url}/desk/items`),
    row(STAFF.supervisor, `${url}/desk/items`),
    row(STAFF.clerk, `${url}/desk/s/${pastCode}/board`),
    row(ADMINISTRATOR, `${url}/desk/admin`),
  ];
  lines.push('', '按 Ctrl-C 结束 (Ctrl-C ends it)');
  process.stdout.write(`${lines.join('\n')}\n`);
}

/** First, so that the links below stay in sight on a low screen. */
async function phoneLines({ lan, liveCode }: Links): Promise<readonly string[]> {
  if (lan === null) return [];
  const link = `${lan}/s/${liveCode}`;
  const drawn = await qrcode.toString(link, { type: 'terminal', small: true });
  return ['', drawn.trimEnd(), `手机扫码进入 (phones on this network): ${link}`];
}

function row({ desk, loginName }: StaffMember, link: string): string {
  return `  ${desk.padEnd(18, ' ')} ${link}   账号 account: ${loginName}`;
}
