/** The moderator's queue: tabs over one list, the selected question below it, and every action under one key. */
import { useRef, useState } from 'react';
import { type KeyMap, useDeskKeys } from '#client/lib/use-desk-keys.ts';
import { deskQuestionTexts } from '#client/locales/desk-questions.ts';
import { useText } from '#client/locales/texts.ts';
import type { Send } from '#client/session/command-sender.ts';
import { useNow, useRoom } from '#client/session/session-context.tsx';
import { TabPanel, Tabs } from '#client/ui/tabs.tsx';
import type { Question } from '#shared/features/questions/state.ts';
import { DepartmentStrip, HintsLine } from './department-strip.tsx';
import { ACTION_KEYS } from './keys.ts';
import { PublishedActions } from './published-actions.tsx';
import { QuestionDetail } from './question-detail.tsx';
import styles from './queue.module.css';
import { type OpenDialog, QueueDialogs } from './queue-dialogs.tsx';
import { QueueList } from './queue-list.tsx';
import { QueueToolbar } from './queue-toolbar.tsx';
import type { HintFacts } from './units.ts';
import { useQuestionActs } from './use-question-acts.ts';
import { useQueue } from './use-queue.ts';
import { useReview } from './use-review.ts';
import { actionsFor, QUEUE_TABS, type QueueAction, type QueueTab } from './view-model.ts';

const ALL_ACTIONS: readonly QueueAction[] = ['pass', 'edit', 'hold', 'return', 'route', 'screen', 'answered'];

interface QueueBoardProps {
  readonly act: Send;
}

/** Works on the room around it. */
export function QueueBoard({ act }: QueueBoardProps) {
  const t = useText(deskQuestionTexts);
  const units = useRoom((room) => room.session.units);
  const startedAt = useRoom((room) => room.session.startedAt);
  const status = useRoom((room) => room.session.status);
  const over = useRoom((room) => room.session.endedAt !== null);
  const screen = useRoom((room) => room.stage.screen);
  const unitsHere = useNow((now) => now.unitsHere);
  const queue = useQueue();
  const review = useReview(act);
  const acts = useQuestionActs(act, units);
  const [open, setOpen] = useState<OpenDialog | null>(null);
  const search = useRef<HTMLInputElement>(null);
  const onScreenId = screen.kind === 'question' && !over ? screen.questionId : null;
  const { selected } = queue;

  const take = (action: QueueAction, question: Question) => {
    if (!actionsFor(question, status).includes(action) || review.going(question) !== null) return;
    if (action === 'pass' || action === 'hold') {
      queue.advance(question.id);
      if (action === 'pass') review.pass(question);
      else review.hold(question);
    } else if (action === 'screen') void acts.screen(question, true);
    else setOpen({ kind: action, question });
  };
  useDeskKeys({
    ...actionKeys((action) => selected !== null && take(action, selected)),
    j: () => queue.move(1),
    k: () => queue.move(-1),
    z: () => review.undo(),
    '/': () => search.current?.focus(),
    '?': () => setOpen({ kind: 'help' }),
  });

  return (
    <section className={styles.board} aria-label={t.heading}>
      <Tabs
        compact
        id="queue"
        label={t.heading}
        current={queue.tab}
        onChange={queue.setTab}
        items={QUEUE_TABS.map((key) => ({ key, label: t.tabs[key], count: String(queue.counts[key]) }))}
      />
      <QueueToolbar queue={queue} searchRef={search} onHelp={() => setOpen({ kind: 'help' })} />
      <TabPanel id="queue" tab={queue.tab} shown className={styles.panel}>
        <QueueList
          queue={queue}
          review={review}
          units={units}
          startedAt={startedAt}
          onScreenId={onScreenId}
          actionsOf={(question) => actionsFor(question, status)}
          onAction={take}
        />
      </TabPanel>
      <HiddenPanels current={queue.tab} />
      <QuestionDetail
        question={selected}
        units={units}
        actions={selected === null || review.going(selected) !== null ? [] : actionsFor(selected, status)}
        onAction={(action) => selected !== null && take(action, selected)}
        more={
          !over &&
          selected?.status === 'published' && (
            <PublishedActions
              question={selected}
              units={units}
              acts={acts}
              onScreen={selected.id === onScreenId}
            />
          )
        }
      />
      {!over && (
        <Watch facts={{ units, unitsHere, questions: queue.all, supports: queue.supports, startedAt }} />
      )}
      {open !== null && (
        <QueueDialogs
          open={open}
          units={units}
          unitsHere={unitsHere}
          review={review}
          acts={acts}
          helpActions={over ? ALL_ACTIONS.filter((action) => action !== 'screen') : ALL_ACTIONS}
          onDecided={(question) => queue.advance(question.id)}
          onClose={() => setOpen(null)}
        />
      )}
    </section>
  );
}

/** The other tabs name panels that are there, though empty. */
function HiddenPanels({ current }: { readonly current: QueueTab }) {
  return QUEUE_TABS.filter((key) => key !== current).map((key) => (
    <TabPanel key={key} id="queue" tab={key} shown={false}>
      {null}
    </TabPanel>
  ));
}

function Watch({ facts }: { readonly facts: Omit<HintFacts, 'now'> }) {
  return (
    <>
      <DepartmentStrip {...facts} />
      <HintsLine {...facts} />
    </>
  );
}

/** One entry per action, under its key. */
function actionKeys(take: (action: QueueAction) => void): KeyMap {
  return Object.fromEntries(ALL_ACTIONS.map((action) => [ACTION_KEYS[action], () => take(action)]));
}
