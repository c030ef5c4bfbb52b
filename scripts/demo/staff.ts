/** Makes the body, its departments and its staff, through the same links that a real county would use. */

import type { RunningServer } from '#server/main.ts';
import type { InviteMade, UnitItem } from '#shared/contract/http.ts';
import { Browser } from './browser.ts';
import {
  ADMINISTRATOR,
  BODY_NAME,
  OFFICERS,
  PASSWORD,
  STAFF,
  type StaffMember,
  UNIT_KEYS,
  UNITS,
  type UnitKey,
} from './texts/people.ts';

/** Everybody who works on a desk, signed in. */
export interface Cast {
  readonly admin: Browser;
  readonly host: Browser;
  readonly reviewer: Browser;
  readonly clerk: Browser;
  readonly committee: Browser;
  readonly supervisor: Browser;
  readonly officers: Readonly<Record<UnitKey, Browser>>;
  readonly unitIds: Readonly<Record<UnitKey, string>>;
}

export async function engageStaff(server: RunningServer, url: string): Promise<Cast> {
  const admin = new Browser(url);
  const { loginName, name } = ADMINISTRATOR;
  const token = await server.services.accounts.setupToken();
  const account = { loginName, name, password: PASSWORD };
  await admin.mustPost('/api/setup', { token, tenantName: BODY_NAME, ...account });
  admin.remember(loginName, PASSWORD);
  const unitIds = { housing: '', pricing: '', power: '', gas: '' } satisfies Record<UnitKey, string>;
  for (const key of UNIT_KEYS) {
    unitIds[key] = (await admin.mustPost<UnitItem>('/api/admin/units', { name: UNITS[key] })).id;
  }
  const engage = (member: StaffMember): Promise<Browser> =>
    join(admin, url, member, member.unit === undefined ? null : unitIds[member.unit]);
  // Side by side: hashing passwords is slow on purpose.
  const [host, reviewer, clerk, committee, supervisor] = await Promise.all([
    engage(STAFF.host),
    engage(STAFF.reviewer),
    engage(STAFF.clerk),
    engage(STAFF.committee),
    engage(STAFF.supervisor),
  ]);
  const [housing, pricing, power, gas] = await Promise.all([
    engage(OFFICERS.housing),
    engage(OFFICERS.pricing),
    engage(OFFICERS.power),
    engage(OFFICERS.gas),
  ]);
  const officers = { housing, pricing, power, gas };
  return { admin, unitIds, host, reviewer, clerk, committee, supervisor, officers };
}

/** Somebody of the staff, by invitation and one-time link. */
async function join(
  admin: Browser,
  url: string,
  member: StaffMember,
  unitId: string | null,
): Promise<Browser> {
  const { loginName, name, role } = member;
  const invite = await admin.mustPost<InviteMade>('/api/admin/invites', { role, unitId, name });
  const browser = new Browser(url);
  const path = invite.path.replace('/join/', '/api/invites/');
  await browser.mustPost(path, { loginName, name, password: PASSWORD });
  browser.remember(loginName, PASSWORD);
  return browser;
}
