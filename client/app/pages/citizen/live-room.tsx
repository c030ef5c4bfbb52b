/** The session while it runs: picture, what is happening now, and what I can do. */
import { lazy, Suspense, useRef } from 'react';
import { QuestionList } from '#client/features/questions/question-list.tsx';
import { citizenTexts } from '#client/locales/citizen.ts';
import { useText } from '#client/locales/texts.ts';
import { Spinner } from '#client/ui/feedback.tsx';
import { TabPanel, Tabs } from '#client/ui/tabs.tsx';
import { BottomBar } from './bottom-bar.tsx';
import styles from './citizen.module.css';
import { NowSection } from './now-section.tsx';
import { PollPill } from './poll-pill.tsx';
import { RoomTop } from './room-top.tsx';
import type { Sheets } from './use-sheets.ts';
import { TABS, useTabs } from './use-tabs.ts';

const AgendaTab = lazy(async () => ({ default: (await import('./agenda-tab.tsx')).AgendaTab }));
const CommentsTab = lazy(async () => ({
  default: (await import('#client/features/comments/comment-stream.tsx')).CommentStream,
}));
const RecordTab = lazy(async () => ({ default: (await import('./record-tab.tsx')).RecordTab }));

/** One column on phones, two on wide screens. */
export function LiveRoom({ sheets }: { readonly sheets: Sheets }) {
  const t = useText(citizenTexts);
  const right = useRef<HTMLDivElement>(null);
  const { tab, change, visited, past, toTop } = useTabs(right);
  return (
    <main className={styles.page}>
      <RoomTop>
        <NowSection sheets={sheets} />
      </RoomTop>
      <div className={styles.right} ref={right}>
        <div className={styles.tabs}>
          <Tabs
            id="room"
            label={t.tabs.label}
            items={TABS.map((key) => ({ key, label: t.tabs[key] }))}
            current={tab}
            onChange={change}
          />
        </div>
        <TabPanel id="room" tab="questions" shown={tab === 'questions'} className={styles.panel}>
          <QuestionList withMine onVerify={sheets.verify} />
        </TabPanel>
        <TabPanel id="room" tab="comments" shown={tab === 'comments'} className={styles.panel}>
          <Suspense fallback={<Spinner />}>
            {visited.has('comments') && <CommentsTab reading={past && tab === 'comments'} onNewest={toTop} />}
          </Suspense>
        </TabPanel>
        <TabPanel id="room" tab="record" shown={tab === 'record'} className={styles.panel}>
          <Suspense fallback={<Spinner />}>{visited.has('record') && <RecordTab />}</Suspense>
        </TabPanel>
        <TabPanel id="room" tab="agenda" shown={tab === 'agenda'} className={styles.panel}>
          <Suspense fallback={<Spinner />}>{visited.has('agenda') && <AgendaTab />}</Suspense>
        </TabPanel>
        <PollPill sheets={sheets} />
        <BottomBar sheets={sheets} onSent={() => change('comments')} />
      </div>
    </main>
  );
}
