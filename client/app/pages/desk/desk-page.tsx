/** The desks of staff: who is here, where they may go, and the page of the address. */
import { lazy, Suspense } from 'react';
import { Route, Switch } from 'wouter';
import { FailedPage, NotFoundPage } from '#client/app/message-page.tsx';
import { SiteFrame } from '#client/app/site-frame.tsx';
import { SignInForm } from '#client/features/accounts/sign-in-form.tsx';
import { useDeskDensity } from '#client/lib/page.ts';
import { Spinner } from '#client/ui/feedback.tsx';
import type { Me, StaffMe } from '#shared/contract/http.ts';
import { DeskFrame } from './desk-frame.tsx';
import { NewSessionPage } from './new-session-page.tsx';
import { SessionDesk } from './session-desk.tsx';
import { SessionsPage } from './sessions-page.tsx';
import { useLoaded } from './use-loaded.ts';

const BoardPage = lazy(async () => ({ default: (await import('./board-page.tsx')).BoardPage }));
const ItemsPage = lazy(async () => ({ default: (await import('./items-page.tsx')).ItemsPage }));
const PasswordPage = lazy(async () => ({ default: (await import('./password-page.tsx')).PasswordPage }));
const AdminPage = lazy(async () => ({ default: (await import('./admin-page.tsx')).AdminPage }));

/** Nobody gets further than the sign-in without an account. */
export function DeskPage() {
  useDeskDensity();
  const me = useLoaded<Me>('/api/me');
  if (me.failure !== null) return <FailedPage code={me.failure} retry={me.reload} />;
  if (me.value === null) return <Spinner height="60dvh" />;
  if (me.value.staff === null) {
    return (
      <SiteFrame narrow>
        <SignInForm needsSetup={me.value.needsSetup} onSignedIn={me.put} />
      </SiteFrame>
    );
  }
  return (
    <DeskFrame staff={me.value.staff} onSignedOut={me.put}>
      <Suspense fallback={<Spinner height="60dvh" />}>
        <DeskRoutes staff={me.value.staff} />
      </Suspense>
    </DeskFrame>
  );
}

function DeskRoutes({ staff }: { readonly staff: StaffMe }) {
  return (
    <Switch>
      <Route path="/desk">
        <SessionsPage staff={staff} />
      </Route>
      <Route path="/desk/new">
        <NewSessionPage staff={staff} />
      </Route>
      <Route path="/desk/s/:code/board">
        {({ code }) => <BoardPage key={code} code={code} me={staff} />}
      </Route>
      <Route path="/desk/s/:code/:part?">
        {({ code, part }) => <SessionDesk key={code} code={code} part={part ?? ''} staff={staff} />}
      </Route>
      <Route path="/desk/items/:id?">{({ id }) => <ItemsPage itemId={id ?? null} me={staff} />}</Route>
      <Route path="/desk/password">
        <PasswordPage />
      </Route>
      <Route path="/desk/admin">
        {staff.role === 'administrator' ? <AdminPage me={staff} /> : <NotFoundPage />}
      </Route>
      <Route>
        <NotFoundPage />
      </Route>
    </Switch>
  );
}
