/** What an administrator keeps: accounts, departments, invitations, the own password. */
import { useState } from 'react';
import { accountTexts } from '#client/locales/accounts.ts';
import { commonTexts } from '#client/locales/common.ts';
import { useText } from '#client/locales/texts.ts';
import { Button } from '#client/ui/button.tsx';
import { Spinner } from '#client/ui/feedback.tsx';
import { TabPanel, Tabs } from '#client/ui/tabs.tsx';
import type { AccountItem, StaffMe, UnitItem } from '#shared/contract/http.ts';
import styles from './accounts.module.css';
import { AccountsPanel } from './accounts-panel.tsx';
import { FailureNotice } from './failure-notice.tsx';
import { InvitePanel } from './invite-panel.tsx';
import { UnitsPanel } from './units-panel.tsx';
import { type Resource, useResource } from './use-resource.ts';

const TABS = ['accounts', 'units', 'invite'] as const;
type TabKey = (typeof TABS)[number];

/** For administrators. */
export function Administration({ staff }: { readonly staff: StaffMe }) {
  const t = useText(accountTexts);
  return (
    <div className={styles.page}>
      <h1>
        {t.admin.title} <span className={styles.quiet}>{staff.tenantName}</span>
      </h1>
      <AdministrationTabs staff={staff} />
    </div>
  );
}

/** An address may end in the name of a tab. */
function tabOfAddress(): TabKey {
  return TABS.find((key) => location.hash === `#${key}`) ?? 'accounts';
}

function AdministrationTabs({ staff }: { readonly staff: StaffMe }) {
  const t = useText(accountTexts);
  const [tab, setTab] = useState<TabKey>(tabOfAddress);
  const accounts = useResource<readonly AccountItem[]>('/api/admin/accounts');
  const units = useResource<readonly UnitItem[]>('/api/units');
  if (accounts.value === null || units.value === null) return <Loading resources={[accounts, units]} />;
  return (
    <>
      <Tabs
        id="admin"
        label={t.admin.title}
        items={TABS.map((key) => ({ key, label: t.admin.tabs[key] }))}
        current={tab}
        onChange={setTab}
        compact
      />
      <FailureNotice failure={accounts.failure ?? units.failure} />
      <TabPanel id="admin" tab="accounts" shown={tab === 'accounts'}>
        <AccountsPanel
          accounts={accounts.value}
          units={units.value}
          ownId={staff.accountId}
          onChanged={accounts.reload}
        />
      </TabPanel>
      <TabPanel id="admin" tab="units" shown={tab === 'units'}>
        <UnitsPanel units={units.value} accounts={accounts.value} onChanged={units.reload} />
      </TabPanel>
      <TabPanel id="admin" tab="invite" shown={tab === 'invite'}>
        <InvitePanel units={units.value} />
      </TabPanel>
    </>
  );
}

function Loading({ resources }: { readonly resources: readonly Resource<unknown>[] }) {
  const common = useText(commonTexts);
  const failed = resources.find((one) => one.failure !== null);
  if (failed === undefined) return <Spinner height="40vh" />;
  const retry = () => {
    for (const one of resources) one.reload();
  };
  return (
    <div className={styles.panel}>
      <FailureNotice failure={failed.failure} />
      <div>
        <Button look="primary" onClick={retry}>
          {common.actions.retry}
        </Button>
      </div>
    </div>
  );
}
