/** How an item leaves the board: dispatched with a date, or finished with the answer that was given. */
import { type FormEvent, useState } from 'react';
import { nowMs } from '#client/lib/clock.ts';
import { useRemembered } from '#client/lib/storage.ts';
import { compileTexts } from '#client/locales/compile.ts';
import { useText } from '#client/locales/texts.ts';
import { useRoom } from '#client/session/session-context.tsx';
import { Button } from '#client/ui/button.tsx';
import { TextArea, TextField } from '#client/ui/field.tsx';
import type { CompileItem } from '#shared/features/compile/state.ts';
import { chinaDate } from '#shared/kernel/china-date.ts';
import { LIMITS } from '#shared/kernel/limits.ts';
import type { StaffRole } from '#shared/kernel/roles.ts';
import styles from './board.module.css';
import type { BoardHands } from './use-board-keys.ts';
import { leaveStep, usualDue } from './view-model.ts';

interface LeaveFormProps {
  readonly item: CompileItem;
  readonly hands: BoardHands;
  readonly role: StaffRole;
}

/** Says what is missing until it can leave. */
export function LeaveForm({ item, hands, role }: LeaveFormProps) {
  const t = useText(compileTexts);
  const status = useRoom((room) => room.session.status);
  const step = leaveStep(item, status, role);
  const { view, patch } = hands.board;
  if (step !== 'dispatch' && step !== 'finish') return <p className={styles.quiet}>{t.item[step]}</p>;
  if (view.panel !== 'leave')
    return (
      <div>
        <Button look="primary" compact onClick={() => patch({ panel: 'leave' })}>
          {t.item[step]}
        </Button>
      </div>
    );
  const close = () => patch({ panel: 'none' });
  return step === 'dispatch' ? (
    <DispatchForm item={item} hands={hands} onClose={close} />
  ) : (
    <FinishForm item={item} hands={hands} onClose={close} />
  );
}

interface LeaveProps {
  readonly item: CompileItem;
  readonly hands: BoardHands;
  readonly onClose: () => void;
}

function DispatchForm({ item, hands, onClose }: LeaveProps) {
  const t = useText(compileTexts);
  const today = chinaDate(new Date(nowMs()).toISOString());
  const [due, setDue] = useState(() => usualDue(today));
  const [busy, setBusy] = useState(false);
  const late = due === '' || due < today;
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (late || busy) return;
    setBusy(true);
    const sent = await hands.actions.dispatch(item, due);
    setBusy(false);
    if (sent) onClose();
  };
  return (
    <form className={styles.form} onSubmit={(event) => void submit(event)} noValidate>
      <TextField
        label={t.item.due}
        hint={t.item.dueHint}
        type="date"
        value={due}
        min={today}
        onChange={setDue}
        error={late ? t.item.duePast : null}
        autoFocus
        compact
      />
      <p className={styles.quiet}>{t.item.dispatchHint}</p>
      <div className={styles.tools}>
        <Button look="primary" compact type="submit" busy={busy}>
          {t.item.dispatch}
        </Button>
        <Button compact onClick={onClose}>
          {t.item.cancel}
        </Button>
      </div>
    </form>
  );
}

function FinishForm({ item, hands, onClose }: LeaveProps) {
  const t = useText(compileTexts);
  const [text, setText] = useRemembered(`draft.board.${item.id}.answer`);
  const [busy, setBusy] = useState(false);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (text.trim() === '' || busy) return;
    setBusy(true);
    const sent = await hands.actions.finish(item, text);
    setBusy(false);
    if (!sent) return;
    setText('');
    onClose();
  };
  return (
    <form className={styles.form} onSubmit={(event) => void submit(event)} noValidate>
      <TextArea
        label={t.item.answer}
        hint={t.item.answerHint}
        value={text}
        onChange={setText}
        limit={LIMITS.answerText}
        rows={3}
        autoFocus
        compact
      />
      <div className={styles.tools}>
        <Button look="primary" compact type="submit" busy={busy} disabled={text.trim() === ''}>
          {t.item.finish}
        </Button>
        <Button compact onClick={onClose}>
          {t.item.cancel}
        </Button>
      </div>
    </form>
  );
}
