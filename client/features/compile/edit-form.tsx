/** Title and summary of an item. */
import { type FormEvent, useState } from 'react';
import { useRemembered } from '#client/lib/storage.ts';
import { compileTexts } from '#client/locales/compile.ts';
import { useText } from '#client/locales/texts.ts';
import { Button } from '#client/ui/button.tsx';
import { TextArea, TextField } from '#client/ui/field.tsx';
import type { CompileItem } from '#shared/features/compile/state.ts';
import { LIMITS } from '#shared/kernel/limits.ts';
import styles from './board.module.css';
import type { BoardActions } from './use-board-actions.ts';

interface EditFormProps {
  readonly item: CompileItem;
  readonly actions: BoardActions;
  readonly onClose: () => void;
}

/** Ctrl+Enter saves, Escape closes; what was typed is kept on this device until it is saved. */
export function EditForm({ item, actions, onClose }: EditFormProps) {
  const t = useText(compileTexts);
  const [title, setTitle] = useRemembered(`draft.board.${item.id}.title`, item.title);
  const [summary, setSummary] = useRemembered(`draft.board.${item.id}.summary`, item.summary);
  const [busy, setBusy] = useState(false);
  const save = async (event?: FormEvent) => {
    event?.preventDefault();
    if (title.trim() === '' || busy) return;
    setBusy(true);
    const saved = await actions.edit(item, title, summary);
    setBusy(false);
    if (!saved) return;
    setTitle('');
    setSummary('');
    onClose();
  };
  return (
    <form
      className={styles.form}
      onSubmit={(event) => void save(event)}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void save();
        if (event.key === 'Escape') onClose();
      }}
      noValidate
    >
      <TextField
        label={t.item.title}
        hint={t.item.titleHint}
        value={title}
        onChange={setTitle}
        limit={LIMITS.title}
        autoFocus
        compact
      />
      <TextArea
        label={t.item.summary}
        hint={t.item.summaryHint}
        value={summary}
        onChange={setSummary}
        limit={LIMITS.description}
        rows={4}
        compact
      />
      <div className={styles.tools}>
        <Button look="primary" compact type="submit" busy={busy}>
          {t.item.save}
        </Button>
        <Button compact onClick={onClose}>
          {t.item.cancel}
        </Button>
      </div>
    </form>
  );
}
