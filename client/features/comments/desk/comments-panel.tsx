/** The comments on the desk: what waits as a batch list, what is shown, who is muted. */
import { useState } from 'react';
import { deskCommentTexts } from '#client/locales/desk-comments.ts';
import { useText } from '#client/locales/texts.ts';
import type { Send } from '#client/session/command-sender.ts';
import { useRoom } from '#client/session/session-context.tsx';
import { TabPanel, Tabs } from '#client/ui/tabs.tsx';
import styles from './comments.module.css';
import { MutedList } from './muted-list.tsx';
import { PendingList } from './pending-list.tsx';
import { ReviewSwitch } from './review-switch.tsx';
import { ShownList } from './shown-list.tsx';

const TABS = ['pending', 'shown', 'muted'] as const;
type Tab = (typeof TABS)[number];
/** After the end nobody comments any more, so nobody is muted [S14]. */
const TABS_AFTER: readonly Tab[] = ['pending', 'shown'];

interface CommentsPanelProps {
  readonly act: Send;
  /** Reviewers see whether review is on; the moderator turns it. */
  readonly mayTurnReview: boolean;
}

/** Works on the room around it. */
export function CommentsPanel({ act, mayTurnReview }: CommentsPanelProps) {
  const t = useText(deskCommentTexts);
  const comments = useRoom((room) => room.comments);
  const over = useRoom((room) => room.session.endedAt !== null);
  const tabs: readonly Tab[] = over ? TABS_AFTER : TABS;
  const [chosen, setTab] = useState<Tab>('pending');
  const tab = tabs.includes(chosen) ? chosen : 'pending';
  const counts = {
    pending: Object.keys(comments.pending).length,
    shown: comments.shown.length,
    muted: Object.keys(comments.muted).length,
  };
  return (
    <section className={styles.panel} aria-label={t.heading}>
      <header className={styles.head}>
        <h2>{t.heading}</h2>
        {!over && <ReviewSwitch act={act} mayTurn={mayTurnReview} />}
      </header>
      <Tabs
        compact
        id="comments"
        label={t.heading}
        current={tab}
        onChange={setTab}
        items={tabs.map((key) => ({ key, label: t.tabs[key], count: String(counts[key]) }))}
      />
      {tabs.map((key) => (
        <TabPanel key={key} id="comments" tab={key} shown={key === tab} className={styles.body}>
          {key === 'pending' && <PendingList comments={comments} act={act} />}
          {key === 'shown' && <ShownList comments={comments} act={act} mayMute={!over} />}
          {key === 'muted' && <MutedList comments={comments} act={act} />}
        </TabPanel>
      ))}
    </section>
  );
}
