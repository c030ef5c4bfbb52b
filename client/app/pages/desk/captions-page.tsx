/** The captions of the replay: `/desk/s/<code>/captions`. */
import { lazy, Suspense } from 'react';
import { useRoom } from '#client/session/session-context.tsx';
import { Spinner } from '#client/ui/feedback.tsx';

const CaptionEditor = lazy(async () => ({
  default: (await import('#client/features/replay/desk/caption-editor.tsx')).CaptionEditor,
}));

/** For those who may write captions. */
export function CaptionsPage() {
  const code = useRoom((room) => room.session.code);
  return (
    <Suspense fallback={<Spinner height="40vh" />}>
      <CaptionEditor code={code} />
    </Suspense>
  );
}
