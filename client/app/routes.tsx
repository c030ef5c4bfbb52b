/** Which page an address opens. Every page is a chunk of its own. */
import { lazy, Suspense } from 'react';
import { Route, Switch } from 'wouter';
import { Spinner } from '#client/ui/feedback.tsx';
import { NotFoundPage } from './message-page.tsx';

const HomePage = lazy(async () => ({ default: (await import('./pages/home/home-page.tsx')).HomePage }));
const CitizenPage = lazy(async () => ({
  default: (await import('./pages/citizen/citizen-page.tsx')).CitizenPage,
}));
const WallPage = lazy(async () => ({ default: (await import('./pages/wall/wall-page.tsx')).WallPage }));
const TrackPage = lazy(async () => ({ default: (await import('./pages/track/track-page.tsx')).TrackPage }));
const LedgerPage = lazy(async () => ({
  default: (await import('./pages/ledger/ledger-page.tsx')).LedgerPage,
}));
const DeskPage = lazy(async () => ({ default: (await import('./pages/desk/desk-page.tsx')).DeskPage }));
const JoinPage = lazy(async () => ({ default: (await import('./pages/account/join-page.tsx')).JoinPage }));
const SetupPage = lazy(async () => ({
  default: (await import('./pages/account/setup-page.tsx')).SetupPage,
}));
const GuestPage = lazy(async () => ({ default: (await import('./pages/guest/guest-page.tsx')).GuestPage }));

/** The page of the current address. */
export function Routes() {
  return (
    <Suspense fallback={<Spinner height="60vh" />}>
      <Switch>
        <Route path="/">
          <HomePage />
        </Route>
        <Route path="/s/:code">{({ code }) => <CitizenPage key={code} code={code} />}</Route>
        <Route path="/wall/:code">{({ code }) => <WallPage key={code} code={code} />}</Route>
        <Route path="/track/:receipt">{({ receipt }) => <TrackPage key={receipt} receipt={receipt} />}</Route>
        <Route path="/ledger">
          <LedgerPage code={null} />
        </Route>
        <Route path="/ledger/:code">{({ code }) => <LedgerPage key={code} code={code} />}</Route>
        <Route path="/desk/*?">
          <DeskPage />
        </Route>
        <Route path="/join/:token">{({ token }) => <JoinPage token={token} />}</Route>
        <Route path="/setup/:token">{({ token }) => <SetupPage token={token} />}</Route>
        <Route path="/guest/:token">{({ token }) => <GuestPage key={token} token={token} />}</Route>
        <Route>
          <NotFoundPage />
        </Route>
      </Switch>
    </Suspense>
  );
}
