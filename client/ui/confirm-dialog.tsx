/** Asks once more, in words, before something that cannot be undone. */
import type { ReactNode } from 'react';
import { wantFocus } from '#client/lib/want-focus.ts';
import { Button } from './button.tsx';
import styles from './confirm-dialog.module.css';
import { Dialog } from './sheet.tsx';

interface ConfirmDialogProps {
  readonly title: string;
  /** What will happen, and that it cannot be undone. */
  readonly children: ReactNode;
  /** Names the action, such as 结束会议; never "OK". */
  readonly action: string;
  readonly cancel: string;
  readonly danger?: boolean;
  readonly disabled?: boolean;
  readonly onConfirm: () => void;
  readonly onClose: () => void;
}

/** The focus begins on the safe answer when the action is dangerous. */
export function ConfirmDialog(props: ConfirmDialogProps) {
  const { title, children, action, cancel, danger = false, disabled = false, onConfirm, onClose } = props;
  return (
    <Dialog title={title} onClose={onClose}>
      <div className={styles.body}>
        {children}
        <div className={styles.actions}>
          <Button onClick={onClose} {...(danger ? { ref: wantFocus } : {})}>
            {cancel}
          </Button>
          <Button
            look={danger ? 'danger' : 'primary'}
            disabled={disabled}
            onClick={onConfirm}
            {...(danger ? {} : { ref: wantFocus })}
          >
            {action}
          </Button>
        </div>
      </div>
    </Dialog>
  );
}
