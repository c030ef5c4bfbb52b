/** The polls on the moderator's desk: written in advance or on the spot, opened, closed, put on the wall. */
import { useState } from 'react';
import { deskPollTexts } from '#client/locales/desk-polls.ts';
import { useText } from '#client/locales/texts.ts';
import type { Send } from '#client/session/command-sender.ts';
import { useRoom } from '#client/session/session-context.tsx';
import { Button } from '#client/ui/button.tsx';
import { ConfirmDialog } from '#client/ui/confirm-dialog.tsx';
import { toast } from '#client/ui/toast.tsx';
import type { Poll } from '#shared/features/polls/state.ts';
import { PollEditor } from './poll-editor.tsx';
import { PollRow } from './poll-row.tsx';
import styles from './polls.module.css';
import { deskPolls } from './view-model.ts';

type Asking =
  | { readonly kind: 'edit'; readonly poll: Poll | null }
  | { readonly kind: 'open' | 'close' | 'remove'; readonly poll: Poll };

/** Works on the room around it. After the end: the results, and nothing that can be done [S14]. */
export function PollsPanel({ act }: { readonly act: Send }) {
  const t = useText(deskPollTexts);
  const byId = useRoom((room) => room.polls.byId);
  const over = useRoom((room) => room.session.endedAt !== null);
  const [asking, setAsking] = useState<Asking | null>(null);
  const all = deskPolls(Object.values(byId));
  const polls = over ? all.filter(({ status }) => status === 'closed') : all;
  const close = () => setAsking(null);
  return (
    <section className={styles.section} aria-label={t.heading}>
      <header className={styles.head}>
        <h2>{t.heading}</h2>
        {!over && (
          <Button compact look="quiet" icon="plus" onClick={() => setAsking({ kind: 'edit', poll: null })}>
            {t.create}
          </Button>
        )}
      </header>
      {polls.length === 0 && <p className={styles.quiet}>{t.none}</p>}
      <ul className={styles.list}>
        {polls.map((poll) => (
          <PollRow key={poll.id} poll={poll} act={act} onAsk={(kind) => setAsking({ kind, poll })} />
        ))}
      </ul>
      {!over && asking?.kind === 'edit' && <PollEditor poll={asking.poll} act={act} onClose={close} />}
      {!over && asking !== null && asking.kind !== 'edit' && (
        <Confirm kind={asking.kind} poll={asking.poll} act={act} onClose={close} />
      )}
    </section>
  );
}

interface ConfirmProps {
  readonly kind: 'open' | 'close' | 'remove';
  readonly poll: Poll;
  readonly act: Send;
  readonly onClose: () => void;
}

const COMMANDS = { open: 'polls:open', close: 'polls:close', remove: 'polls:remove' } as const;

function Confirm({ kind, poll, act, onClose }: ConfirmProps) {
  const t = useText(deskPollTexts);
  const words = { open: t.confirmOpen, close: t.confirmClose, remove: t.confirmRemove }[kind];
  const done = { open: t.done.opened, close: t.done.closed, remove: null }[kind];
  const go = async () => {
    onClose();
    const outcome = await act(COMMANDS[kind], { pollId: poll.id });
    if (outcome.ok && done !== null) toast(done, 'good');
  };
  return (
    <ConfirmDialog
      title={words.title}
      action={t[kind]}
      cancel={t.cancel}
      danger={kind === 'remove'}
      onConfirm={() => void go()}
      onClose={onClose}
    >
      <p className={styles.quote}>{poll.title}</p>
      <p>{words.text}</p>
    </ConfirmDialog>
  );
}
