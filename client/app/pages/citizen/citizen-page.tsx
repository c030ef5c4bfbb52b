/** `/s/<code>`: one session for everybody. Opens the room and picks the page that fits its state. */
import { FailedPage } from '#client/app/message-page.tsx';
import { SessionProvider } from '#client/session/session-context.tsx';
import { CitizenRoom } from './citizen-room.tsx';
import { RoomSkeleton } from './room-skeleton.tsx';

/** The citizen's page of the session with this public code. */
export function CitizenPage({ code }: { readonly code: string }) {
  return (
    <SessionProvider
      code={code.toUpperCase()}
      audience="public"
      loading={<RoomSkeleton />}
      failed={(failure, retry) => <FailedPage code={failure} retry={retry} />}
    >
      <CitizenRoom />
    </SessionProvider>
  );
}
