/** An account store that tells when bodies or departments change, so that decisions know the new ones. */
import type { AccountStore } from '#server/ports/accounts.ts';

export function observeBodies(accounts: AccountStore, changed: () => Promise<void>): AccountStore {
  return {
    ...accounts,
    putTenant: async (tenant) => {
      await accounts.putTenant(tenant);
      await changed();
    },
    putUnit: async (unit) => {
      await accounts.putUnit(unit);
      await changed();
    },
  };
}
