/** The reviewer's desk: questions one by one, comments as a batch. */
import { useState } from 'react';
import { CommentsPanel } from '#client/features/comments/desk/comments-panel.tsx';
import { ReviewerDesk } from '#client/features/questions/desk/reviewer-desk.tsx';
import { Counters } from '#client/features/sessions/desk/counters.tsx';
import { classes } from '#client/lib/classes.ts';
import { deskCommentTexts } from '#client/locales/desk-comments.ts';
import { deskQuestionTexts } from '#client/locales/desk-questions.ts';
import { deskSessionTexts } from '#client/locales/desk-sessions.ts';
import { useText } from '#client/locales/texts.ts';
import { useRoom } from '#client/session/session-context.tsx';
import { TabPanel, Tabs } from '#client/ui/tabs.tsx';
import type { StaffRole } from '#shared/kernel/roles.ts';
import styles from './desk.module.css';
import { EndedNotice } from './ended-notice.tsx';
import { useAct } from './use-act.ts';

/** Both kinds show how many wait, whichever is open. */
export function ReviewPage({ role }: { readonly role: StaffRole }) {
  const act = useAct();
  const { heading: questions } = useText(deskQuestionTexts);
  const { heading: comments } = useText(deskCommentTexts);
  const t = useText(deskSessionTexts);
  const [tab, setTab] = useState<'questions' | 'comments'>('questions');
  const waiting = useRoom(
    (room) => Object.values(room.questions.byId).filter((question) => question.status === 'pending').length,
  );
  const pending = useRoom((room) => Object.keys(room.comments.pending).length);
  return (
    <>
      <div className={styles.bar}>
        <Tabs
          compact
          id="review"
          label={t.sub.review}
          current={tab}
          onChange={setTab}
          items={[
            { key: 'questions', label: questions, count: String(waiting) },
            { key: 'comments', label: comments, count: String(pending) },
          ]}
        />
        <Counters />
      </div>
      <EndedNotice hasBoard={role !== 'reviewer'} />
      <TabPanel id="review" tab="questions" shown={tab === 'questions'} className={styles.fill}>
        {tab === 'questions' && <ReviewerDesk act={act} />}
      </TabPanel>
      <TabPanel
        id="review"
        tab="comments"
        shown={tab === 'comments'}
        className={classes(styles.fill, styles.narrow)}
      >
        <CommentsPanel act={act} mayTurnReview={role === 'moderator' || role === 'administrator'} />
      </TabPanel>
    </>
  );
}
