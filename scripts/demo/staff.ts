/** Makes the body, its departments and its staff, through the same links that a real county would use. */
import type { InviteMade, UnitItem } from '#shared/contract/http.ts';
import type { RunningServer } from '#server/main.ts';
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
  const { housing, pricing, power, gas } = OFFICERS;
  return {
    admin,
    unitIds,
    host: await engage(STAFF.host),
    reviewer: await engage(STAFF.reviewer),
    clerk: await engage(STAFF.clerk),
    committee: await engage(STAFF.committee),
    supervisor: await engage(STAFF.supervisor),
    officers: {
      housing: await engage(housing),
      pricing: await engage(pricing),
      power: await engage(power),
      gas: await engage(gas),
    },
  };
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
