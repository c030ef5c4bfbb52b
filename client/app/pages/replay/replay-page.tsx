/** `/replay/<code>`: a session after its end, with everything that was said at its moment. */
import { useCallback, useEffect, useState } from 'react';
import { FailedPage } from '#client/app/message-page.tsx';
import { DisplayChoices, ProductName } from '#client/app/site-frame.tsx';
import { PollResult } from '#client/features/polls/poll-result.tsx';
import { ReplayRoom } from '#client/features/replay/replay-room.tsx';
import { VideoNotice } from '#client/features/replay/video-notice.tsx';
import { getJson } from '#client/lib/http.ts';
import type { Outcome } from '#client/lib/outcome.ts';
import { usePageTitle } from '#client/lib/page.ts';
import { replayTexts } from '#client/locales/replay.ts';
import { useText } from '#client/locales/texts.ts';
import { Spinner } from '#client/ui/feedback.tsx';
import type { Poll } from '#shared/features/polls/state.ts';
import type { ReplayView } from '#shared/features/replay/views.ts';
import styles from './replay.module.css';

const FINISHED_WITHIN_MS = 4000;

/** Loads the replay; while its recording is being completed it asks again. */
export function ReplayPage({ code }: { readonly code: string }) {
  const t = useText(replayTexts);
  const { loaded, reload } = useReplay(code);
  const title = loaded?.ok === true ? loaded.value.title : '';
  usePageTitle(title === '' ? t.title : `${title} · ${t.title}`);
  if (loaded === null) return <Spinner height="60vh" />;
  if (!loaded.ok) return <FailedPage code={loaded.code} retry={reload} />;
  const { value: view } = loaded;
  return (
    <>
      <header className={styles.top}>
        <ProductName />
        <DisplayChoices />
      </header>
      <main>
        {view.video.state === 'notEnded' ? (
          <VideoNotice view={view} />
        ) : (
          <ReplayRoom key={view.video.state} view={view} renderPoll={renderPoll} />
        )}
      </main>
    </>
  );
}

function renderPoll(poll: Poll) {
  return <PollResult poll={poll} tally={poll.final?.tally ?? null} turnout={poll.final?.turnout ?? 0} />;
}

function useReplay(code: string) {
  const [loaded, setLoaded] = useState<Outcome<ReplayView> | null>(null);
  const load = useCallback(async () => {
    setLoaded(await getJson<ReplayView>(`/api/sessions/${encodeURIComponent(code)}/replay`));
  }, [code]);
  useEffect(() => void load(), [load]);
  const finishing = loaded?.ok === true && loaded.value.video.state === 'finishing';
  useEffect(() => {
    if (!finishing) return;
    const timer = setInterval(() => void load(), FINISHED_WITHIN_MS);
    return () => clearInterval(timer);
  }, [finishing, load]);
  return { loaded, reload: () => void load() };
}
