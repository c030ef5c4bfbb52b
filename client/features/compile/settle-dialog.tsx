/** Settling submissions without an item: answered live, or left with a reason that their authors will read. */
import { type FormEvent, useState } from 'react';
import { useRemembered } from '#client/lib/storage.ts';
import { compileTexts } from '#client/locales/compile.ts';
import { useText } from '#client/locales/texts.ts';
import { Button } from '#client/ui/button.tsx';
import { TextArea } from '#client/ui/field.tsx';
import { Dialog } from '#client/ui/sheet.tsx';
import { LIMITS } from '#shared/kernel/limits.ts';
import styles from './board.module.css';
import type { BoardHands } from './use-board-keys.ts';

const HOWS = ['live', 'reason'] as const;

/** The reasons that recur are one press away. */
export function SettleDialog({ hands }: { readonly hands: BoardHands }) {
  const t = useText(compileTexts);
  const { board, actions } = hands;
  const [how, setHow] = useState<(typeof HOWS)[number]>('reason');
  const [reason, setReason] = useRemembered('draft.board.reason');
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const close = () => board.patch({ dialog: 'none' });
  const missing = how === 'reason' && reason.trim() === '';
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (missing || busy) return;
    setBusy(true);
    const keys = board.chosen.map((one) => one.key);
    const settled = await actions.settle(keys, how, how === 'live' ? '' : reason);
    setBusy(false);
    if (!settled) return;
    setReason('');
    board.patch({ dialog: 'none', selected: new Set() });
  };
  return (
    <Dialog title={t.settleForm.title(board.chosen.length)} onClose={close}>
      <form className={styles.form} onSubmit={(event) => void submit(event)} noValidate>
        <div role="radiogroup" aria-label={t.settle} className={styles.hows}>
          {HOWS.map((one) => (
            <label key={one} className={styles.how}>
              <input type="radio" name="how" checked={one === how} onChange={() => setHow(one)} />
              <strong>{t.settleForm[one]}</strong>
              <span className={styles.quiet}>{t.settleForm[`${one}Hint`]}</span>
            </label>
          ))}
        </div>
        {how === 'reason' && (
          <>
            <TextArea
              label={t.settleForm.reasonLabel}
              value={reason}
              onChange={setReason}
              limit={LIMITS.reasonText}
              rows={3}
              error={tried && missing ? t.settleForm.required : null}
              autoFocus
            />
            <div className={styles.tools}>
              {t.settleForm.common.map((words) => (
                <Button key={words} compact onClick={() => setReason(words)}>
                  {words}
                </Button>
              ))}
            </div>
          </>
        )}
        <div className={styles.dialogFoot}>
          <Button onClick={close}>{t.item.cancel}</Button>
          <Button look="primary" type="submit" busy={busy}>
            {t.settleForm.submit}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
