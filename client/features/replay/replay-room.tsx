/** The replay: picture and actions on the left, what was said and where on the right; one column on phones. */
import { type ReactNode, useCallback, useDeferredValue, useMemo, useRef, useState } from 'react';
import { copyText } from '#client/lib/clipboard.ts';
import { formatDateTime } from '#client/lib/format.ts';
import { replayTexts } from '#client/locales/replay.ts';
import { useText } from '#client/locales/texts.ts';
import { publicOrigin } from '#client/session/public-origin.ts';
import { Button } from '#client/ui/button.tsx';
import { Link } from '#client/ui/link.tsx';
import { TabPanel, Tabs } from '#client/ui/tabs.tsx';
import { toast } from '#client/ui/toast.tsx';
import { useUiWords } from '#client/ui/words.ts';
import type { Poll } from '#shared/features/polls/state.ts';
import type { ReplayView } from '#shared/features/replay/views.ts';
import { ChapterList } from './chapter-list.tsx';
import { DownloadButton } from './download-button.tsx';
import { ReplayPlayer } from './replay-player.tsx';
import styles from './replay-room.module.css';
import { SearchField } from './search-field.tsx';
import { SearchHits } from './search-hits.tsx';
import { TalkPane } from './talk-pane.tsx';
import { TranscriptPane } from './transcript-pane.tsx';
import { usePlayback } from './use-playback.ts';
import { useReplayKeys } from './use-replay-keys.ts';
import { VideoNotice } from './video-notice.tsx';
import { momentPath, momentsOf, search, startOf } from './view-model.ts';

interface ReplayRoomProps {
  readonly view: ReplayView;
  /** Draws the result of a poll. */
  readonly renderPoll: (poll: Poll) => ReactNode;
}

type TabKey = 'talk' | 'chapters' | 'transcript';

/** A session that has ended. */
export function ReplayRoom({ view, renderPoll }: ReplayRoomProps) {
  const address = view.video.state === 'ready' ? view.video.address : null;
  const [startMs] = useState(() => startOf(location.search, momentsOf(view.chapters), view.durationMs));
  const { video, playback, controls } = usePlayback(address, startMs ?? 0);
  useReplayKeys(playback, controls);
  const top = useRef<HTMLDivElement>(null);
  const jump = useCallback(
    (mediaMs: number) => {
      controls.jump(mediaMs);
      top.current?.scrollIntoView({ block: 'nearest' });
    },
    [controls],
  );
  const nowMs = address === null ? null : playback.nowMs;
  return (
    <div className={styles.room}>
      <div className={styles.left} ref={top}>
        {address === null ? (
          <VideoNotice view={view} />
        ) : (
          <ReplayPlayer view={view} video={video} playback={playback} controls={controls} />
        )}
      </div>
      <Head view={view} nowMs={nowMs} />
      <Panes view={view} nowMs={nowMs} onJump={address === null ? null : jump} renderPoll={renderPoll} />
    </div>
  );
}

function Head({ view, nowMs }: { readonly view: ReplayView; readonly nowMs: number | null }) {
  const t = useText(replayTexts);
  const { title, tenantName, startedAt, code, status } = view;
  return (
    <header className={styles.about}>
      <h1>{title}</h1>
      <p className={styles.who}>
        {[tenantName, startedAt === null ? '' : formatDateTime(startedAt)].filter(Boolean).join(' · ')}
      </p>
      <p className={styles.ways}>
        {status !== 'compiling' && <Link href={`/ledger/${code}`}>{t.toLedger}</Link>}
        <Link href={`/s/${code}`}>{t.toSession}</Link>
      </p>
      <div className={styles.actions}>
        {nowMs !== null && <MomentButton code={code} nowMs={nowMs} />}
        {nowMs !== null && <DownloadButton code={code} />}
      </div>
      {nowMs !== null && <p className={styles.keys}>{t.keys}</p>}
    </header>
  );
}

function MomentButton({ code, nowMs }: { readonly code: string; readonly nowMs: number }) {
  const t = useText(replayTexts);
  const words = useUiWords();
  const copy = async () => {
    const copied = await copyText(`${await publicOrigin()}${momentPath(code, nowMs)}`);
    toast(copied ? words.copied : words.copyFailed, copied ? 'good' : 'bad');
  };
  return (
    <Button icon="link" onClick={() => void copy()}>
      {t.copyMoment}
    </Button>
  );
}

interface PanesProps extends ReplayRoomProps {
  readonly nowMs: number | null;
  readonly onJump: ((mediaMs: number) => void) | null;
}

function Panes({ view, nowMs, onJump, renderPoll }: PanesProps) {
  const t = useText(replayTexts);
  const [tab, setTab] = useState<TabKey>('talk');
  const [words, setWords] = useState('');
  const wanted = useDeferredValue(words);
  const hits = useMemo(() => search(view, view.captions.cues, wanted), [view, wanted]);
  const { cues } = view.captions;
  const tabs: readonly TabKey[] = [
    'talk',
    ...(onJump === null ? [] : (['chapters'] as const)),
    ...(cues.length === 0 ? [] : (['transcript'] as const)),
  ];
  return (
    <section className={styles.panes} aria-label={t.panes.label}>
      <SearchField value={words} onChange={setWords} />
      {wanted.trim() !== '' && <SearchHits hits={hits} onJump={onJump} />}
      <div className={styles.tabbed} hidden={wanted.trim() !== ''}>
        <Tabs
          id="replay"
          label={t.panes.label}
          items={tabs.map((key) => ({ key, label: t.panes[key] }))}
          current={tab}
          onChange={setTab}
        />
        <TabPanel id="replay" tab="talk" shown={tab === 'talk'} className={styles.panel}>
          <TalkPane
            talk={view.talk}
            nowMs={nowMs}
            onJump={onJump}
            renderPoll={renderPoll}
            shown={tab === 'talk'}
          />
        </TabPanel>
        {cues.length > 0 && (
          <TabPanel id="replay" tab="transcript" shown={tab === 'transcript'} className={styles.panel}>
            <TranscriptPane
              sessionId={view.sessionId}
              cues={cues}
              nowMs={nowMs ?? 0}
              onJump={onJump}
              shown={tab === 'transcript'}
            />
          </TabPanel>
        )}
        {onJump !== null && (
          <TabPanel id="replay" tab="chapters" shown={tab === 'chapters'} className={styles.panel}>
            <ChapterList chapters={view.chapters} nowMs={nowMs ?? 0} onJump={onJump} />
          </TabPanel>
        )}
      </div>
    </section>
  );
}
