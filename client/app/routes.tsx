/** Which page an address opens. Every page is a chunk of its own. */
import { lazy, type ReactNode, Suspense } from 'react';
import { matchPath, usePath } from '#client/lib/location.ts';
import { Spinner } from '#client/ui/feedback.tsx';
import { late } from '#client/ui/late.tsx';
import { NotFoundPage } from './message-page.tsx';

const HomePage = lazy(async () => ({ default: (await import('./pages/home/home-page.tsx')).HomePage }));
const CitizenPage = late(
  async () => (await import('./pages/citizen/citizen-page.tsx')).CitizenPage,
  <Spinner height="60vh" />,
);
const WallPage = lazy(async () => ({ default: (await import('./pages/wall/wall-page.tsx')).WallPage }));
const TrackPage = lazy(async () => ({ default: (await import('./pages/track/track-page.tsx')).TrackPage }));
const LedgerPage = lazy(async () => ({
  default: (await import('./pages/ledger/ledger-page.tsx')).LedgerPage,
}));
const ReplayPage = lazy(async () => ({
  default: (await import('./pages/replay/replay-page.tsx')).ReplayPage,
}));
const DeskPage = lazy(async () => ({ default: (await import('./pages/desk/desk-page.tsx')).DeskPage }));
const JoinPage = lazy(async () => ({ default: (await import('./pages/account/join-page.tsx')).JoinPage }));
const SetupPage = lazy(async () => ({
  default: (await import('./pages/account/setup-page.tsx')).SetupPage,
}));
const GuestPage = lazy(async () => ({ default: (await import('./pages/guest/guest-page.tsx')).GuestPage }));

/** The first pattern that matches wins. Keys make another session another page. */
const ROUTES: readonly (readonly [string, (part: string) => ReactNode])[] = [
  ['/', () => <HomePage />],
  ['/s/:part', (code) => <CitizenPage key={code} code={code} />],
  ['/wall/:part', (code) => <WallPage key={code} code={code} />],
  ['/track', () => <TrackPage receipt={null} />],
  ['/track/:part', (receipt) => <TrackPage key={receipt} receipt={receipt} />],
  ['/ledger', () => <LedgerPage code={null} />],
  ['/ledger/:part', (code) => <LedgerPage key={code} code={code} />],
  ['/replay/:part', (code) => <ReplayPage key={code} code={code} />],
  ['/desk/*', () => <DeskPage />],
  ['/join/:part', (token) => <JoinPage token={token} />],
  ['/setup/:part', (token) => <SetupPage token={token} />],
  ['/guest/:part', (token) => <GuestPage key={token} token={token} />],
];

/** The page of the current address. */
export function Routes() {
  const path = usePath();
  return <Suspense fallback={<Spinner height="60vh" />}>{pageOf(path)}</Suspense>;
}

function pageOf(path: string): ReactNode {
  for (const [pattern, page] of ROUTES) {
    const found = matchPath(pattern, path);
    if (found !== null) return page(found['part'] ?? '');
  }
  return <NotFoundPage />;
}
