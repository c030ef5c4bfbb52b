/** Picks the page that fits the session's state and the reader's choice of type. */
import { lazy, Suspense } from 'react';
import { ConnectionBanner } from '#client/features/sessions/connection-banner.tsx';
import { useLargeType } from '#client/lib/large-type.ts';
import { usePageTitle } from '#client/lib/page.ts';
import { commonTexts } from '#client/locales/common.ts';
import { useText } from '#client/locales/texts.ts';
import { useRoom } from '#client/session/session-context.tsx';
import { CitizenSheets } from './citizen-sheets.tsx';
import { LiveRoom } from './live-room.tsx';
import { RoomSkeleton } from './room-skeleton.tsx';
import { type Sheets, useSheets } from './use-sheets.ts';

const AnnouncedRoom = lazy(async () => ({ default: (await import('./announced-room.tsx')).AnnouncedRoom }));
const EndedRoom = lazy(async () => ({ default: (await import('./ended-room.tsx')).EndedRoom }));
const ElderRoom = lazy(async () => ({ default: (await import('./elder-room.tsx')).ElderRoom }));

/** Inside a session that has been loaded. */
export function CitizenRoom() {
  const t = useText(commonTexts);
  const title = useRoom((room) => room.session.title);
  usePageTitle(`${title} · ${t.productName}`);
  const sheets = useSheets();
  return (
    <>
      <ConnectionBanner />
      <Suspense fallback={<RoomSkeleton />}>
        <RoomOfStatus sheets={sheets} />
      </Suspense>
      <CitizenSheets sheets={sheets} />
    </>
  );
}

function RoomOfStatus({ sheets }: { readonly sheets: Sheets }) {
  const status = useRoom((room) => room.session.status);
  const large = useLargeType();
  switch (status) {
    case 'preparing':
    case 'announced':
      return <AnnouncedRoom sheets={sheets} />;
    case 'live':
    case 'paused':
      return large ? <ElderRoom sheets={sheets} /> : <LiveRoom sheets={sheets} />;
    case 'compiling':
    case 'handling':
    case 'closed':
      return <EndedRoom sheets={sheets} />;
  }
}
