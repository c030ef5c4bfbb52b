/** Gathers the facts that decisions need: time, ids, secrets, departments. */

import type { Facts } from '#server/domain/decision.ts';
import type { AccountStore } from '#server/ports/accounts.ts';
import type { Clock } from '#server/ports/clock.ts';
import type { Ids } from '#server/ports/ids.ts';
import type { Vault } from '#server/ports/vault.ts';
import type { UnitRef } from '#shared/features/sessions/state.ts';
import type { Actor } from '#shared/kernel/roles.ts';

export interface FactSource {
  /** Facts for one decision; uses the departments as last refreshed. */
  forActor(actor: Actor): Facts;
  /** Reads bodies and departments again; called after they change. */
  refresh(): Promise<void>;
}

interface FactPorts {
  readonly clock: Clock;
  readonly ids: Ids;
  readonly vault: Vault;
  readonly accounts: AccountStore;
}

/** Keeps bodies and departments in memory, since every decision may ask for them. */
export async function createFactSource({ clock, ids, vault, accounts }: FactPorts): Promise<FactSource> {
  let bodies = new Map<string, { readonly name: string; readonly units: readonly UnitRef[] }>();

  async function refresh(): Promise<void> {
    const fresh: typeof bodies = new Map();
    for (const tenant of await accounts.listTenants()) {
      const units = (await accounts.listUnits(tenant.id)).map(({ id, name }) => ({ id, name }));
      fresh.set(tenant.id, { name: tenant.name, units });
    }
    bodies = fresh;
  }

  function forActor(actor: Actor): Facts {
    const id = actor.tenantId ?? '';
    const body = bodies.get(id);
    return {
      at: clock.nowIso(),
      actor,
      tenant: { id, name: body?.name ?? '' },
      units: body?.units ?? [],
      newId: ids.id,
      newReceipt: ids.receiptCode,
      newSecret: ids.secret,
      digest: vault.digest,
      seal: vault.encrypt,
    };
  }

  await refresh();
  return { forActor, refresh };
}
