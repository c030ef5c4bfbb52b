/** Choosing among all comments of the session those that are to be compiled. */
import { useDeferredValue, useState } from 'react';
import { commonTexts } from '#client/locales/common.ts';
import { compileTexts } from '#client/locales/compile.ts';
import { refusalTexts } from '#client/locales/refusals.ts';
import { useText } from '#client/locales/texts.ts';
import { useRoom } from '#client/session/session-context.tsx';
import { Button } from '#client/ui/button.tsx';
import { EmptyState, Notice } from '#client/ui/feedback.tsx';
import { TextField } from '#client/ui/field.tsx';
import { Dialog } from '#client/ui/sheet.tsx';
import styles from './board.module.css';
import type { BoardHands } from './use-board-keys.ts';
import { type Comments, useComments } from './use-comments.ts';
import { pickable } from './view-model.ts';

/** Rows are plain and off-screen ones are not laid out, so ten thousand are no trouble. */
export function CommentPicker({ hands }: { readonly hands: BoardHands }) {
  const t = useText(compileTexts);
  const code = useRoom((room) => room.session.code);
  const picked = useRoom((room) => room.compile.picked);
  const comments = useComments(code);
  const [search, setSearch] = useState('');
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [busy, setBusy] = useState(false);
  const rows = pickable(comments.rows, picked, useDeferredValue(search));
  const close = () => hands.board.patch({ dialog: 'none' });
  const toggle = (id: string, on: boolean) => {
    const next = new Set(chosen);
    if (on) next.add(id);
    else next.delete(id);
    setChosen(next);
  };
  const pick = async () => {
    setBusy(true);
    const done = await hands.actions.pick([...chosen]);
    setBusy(false);
    if (done) close();
  };
  return (
    <Dialog title={t.picker.title} onClose={close} broad>
      <div className={styles.picker}>
        <p className={styles.quiet}>{t.picker.lead}</p>
        <TextField label={t.picker.search} value={search} onChange={setSearch} type="search" compact />
        <PickerState comments={comments} retry={comments.retry} />
        <ul className={styles.pickerList}>
          {rows.map((row) => (
            <li key={row.id}>
              <label className={styles.pickerRow}>
                <input
                  type="checkbox"
                  checked={row.already || chosen.has(row.id)}
                  disabled={row.already}
                  onChange={(event) => toggle(row.id, event.target.checked)}
                />
                <span className={styles.no}>{row.no}</span>
                <span>
                  {row.text} <span className={styles.quiet}>{row.name}</span>
                </span>
                {row.already && <span className={styles.quiet}>{t.picker.already}</span>}
              </label>
            </li>
          ))}
        </ul>
        <div className={styles.dialogFoot}>
          <Button onClick={close}>{t.item.cancel}</Button>
          <Button look="primary" busy={busy} disabled={chosen.size === 0} onClick={() => void pick()}>
            {t.picker.count(chosen.size)}
          </Button>
        </div>
      </div>
    </Dialog>
  );
}

interface PickerStateProps {
  readonly comments: Comments;
  readonly retry: () => void;
}

function PickerState({ comments, retry }: PickerStateProps) {
  const t = useText(compileTexts);
  const common = useText(commonTexts);
  const refusals = useText(refusalTexts);
  const { state, rows } = comments;
  if (state === 'loading') return <p role="status">{t.picker.loading(rows.length)}</p>;
  if (state === 'complete') return rows.length === 0 ? <EmptyState title={t.picker.empty} /> : null;
  return (
    <Notice tone="bad" icon="warning" alert>
      {refusals[state]}{' '}
      <Button compact onClick={retry}>
        {common.actions.retry}
      </Button>
    </Notice>
  );
}
