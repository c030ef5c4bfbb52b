/** Asks before a session is announced, started, paused, ended or closed, and says what will happen. */
import { useState } from 'react';
import { deskSessionTexts } from '#client/locales/desk-sessions.ts';
import { useText } from '#client/locales/texts.ts';
import type { Send } from '#client/session/command-sender.ts';
import { useRoom } from '#client/session/session-context.tsx';
import { ConfirmDialog } from '#client/ui/confirm-dialog.tsx';
import { Notice } from '#client/ui/feedback.tsx';
import { toast } from '#client/ui/toast.tsx';
import type { Move } from './view-model.ts';

type Asked = Exclude<Move, 'resume'>;

interface MoveDialogProps {
  readonly move: Move;
  readonly act: Send;
  readonly onClose: () => void;
}

const COMMANDS = {
  announce: 'sessions:announce',
  start: 'sessions:start',
  pause: 'sessions:pause',
  end: 'sessions:end',
  close: 'sessions:close',
} as const satisfies Record<Asked, string>;

const DONE = {
  announce: 'announced',
  start: 'started',
  pause: 'paused',
  end: 'ended',
  close: 'closed',
} as const satisfies Record<Asked, string>;

/** Mounted while it asks. */
export function MoveDialog({ move, act, onClose }: MoveDialogProps) {
  const t = useText(deskSessionTexts);
  const [busy, setBusy] = useState(false);
  const pollOpen = useRoom((room) => Object.values(room.polls.byId).some((poll) => poll.status === 'open'));
  const pending = useRoom(
    (room) => Object.values(room.questions.byId).filter((question) => question.status === 'pending').length,
  );
  if (move === 'resume') return null;
  const words = t.confirm[move];
  const blocked = move === 'end' && pollOpen;
  const go = async () => {
    setBusy(true);
    const outcome = await act(COMMANDS[move], {});
    onClose();
    if (outcome.ok) toast(t.done[DONE[move]], 'good');
  };
  return (
    <ConfirmDialog
      title={words.title}
      action={t.runner[move]}
      cancel={t.cancel}
      danger={move === 'end'}
      disabled={blocked || busy}
      onConfirm={() => void go()}
      onClose={onClose}
    >
      <p>{words.text}</p>
      {blocked && <Notice tone="bad">{t.confirm.end.pollOpen}</Notice>}
      {move === 'end' && pending > 0 && <Notice tone="waiting">{t.confirm.end.pending(pending)}</Notice>}
    </ConfirmDialog>
  );
}
