/** The frame of every form about an item: fields, what went wrong, two buttons; and drafts that survive a reload. */
import { type FormEvent, type ReactNode, useState } from 'react';
import { nowMs } from '#client/lib/clock.ts';
import { useRemembered } from '#client/lib/storage.ts';
import { itemTexts } from '#client/locales/items.ts';
import { useText } from '#client/locales/texts.ts';
import type { ButtonLook } from '#client/ui/button.tsx';
import { Button } from '#client/ui/button.tsx';
import type { DeskItemDetail } from '#shared/features/followups/views.ts';
import { chinaDate } from '#shared/kernel/china-date.ts';
import styles from './desk.module.css';
import type { ActionKey } from './desk-view-model.ts';
import { FailureNotice } from './failure-notice.tsx';
import type { ItemSender } from './use-item-command.ts';

export interface ActionFormProps {
  readonly action: ActionKey;
  readonly detail: DeskItemDetail;
  readonly onDone: () => void;
  readonly onCancel: () => void;
}

/** Today's date in China, as the server counts it. */
export function today(): string {
  return chinaDate(new Date(nowMs()).toISOString());
}

/** One field of a form about one item; forgotten once it was sent. */
export function useDraft(itemId: string, field: string, initial = '') {
  return useRemembered(`draft.item.${itemId}.${field}`, initial);
}

interface FormFrameProps {
  readonly sender: ItemSender;
  readonly submit: string;
  readonly look?: ButtonLook;
  /** Whether it may be sent; the form has been told to show what is missing. */
  readonly ready: boolean;
  readonly onSubmit: () => Promise<void>;
  readonly onCancel: () => void;
  /** Shows what is missing once sending was tried. */
  readonly children: (tried: boolean) => ReactNode;
}

/** Ctrl+Enter sends, as in letters. */
export function FormFrame(props: FormFrameProps) {
  const { sender, submit, look = 'primary', ready, onSubmit, onCancel, children } = props;
  const t = useText(itemTexts);
  const [tried, setTried] = useState(false);
  const send = (event?: FormEvent) => {
    event?.preventDefault();
    setTried(true);
    if (ready && !sender.busy) void onSubmit();
  };
  return (
    <form
      className={styles.form}
      onSubmit={send}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) send();
        if (event.key === 'Escape') onCancel();
      }}
      noValidate
    >
      {children(tried)}
      <FailureNotice failure={sender.failure} />
      <div className={styles.actions}>
        <Button look={look} type="submit" busy={sender.busy}>
          {submit}
        </Button>
        <Button onClick={onCancel}>{t.form.cancel}</Button>
      </div>
    </form>
  );
}
