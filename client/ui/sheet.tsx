/** Sheets (from below on phones) and dialogs (in the middle), on the browser's own `<dialog>`. */
import { type MouseEvent, type ReactNode, useEffect, useId, useRef } from 'react';
import { classes } from '#client/lib/classes.ts';
import { IconButton } from './button.tsx';
import styles from './sheet.module.css';
import { useUiWords } from './words.ts';

interface SheetProps {
  readonly title: string;
  /** Closed by the button, by Escape or by a tap outside; what was typed must be kept by the owner. */
  readonly onClose: () => void;
  readonly children: ReactNode;
}

interface ModalProps extends SheetProps {
  readonly look: string | undefined;
}

function Modal({ title, onClose, look, children }: ModalProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  const words = useUiWords();
  useEffect(() => {
    const element = dialog.current;
    if (element !== null && !element.open) {
      showModal(element);
      // The sheet itself, not its close button: nobody has asked to close it.
      if (element.querySelector('[autofocus]') === null) element.focus();
    }
    return () => element?.close?.();
  }, []);
  const closeOutside = (event: MouseEvent) => {
    if (event.target === dialog.current) onClose();
  };
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the browser turns Escape into `cancel`, which is handled
    <dialog
      ref={dialog}
      tabIndex={-1}
      aria-labelledby={titleId}
      className={look}
      onClick={closeOutside}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
    >
      <div className={styles.head}>
        <h2 id={titleId} className={styles.title}>
          {title}
        </h2>
        <IconButton icon="close" label={words.close} onClick={onClose} />
      </div>
      <div className={styles.body}>{children}</div>
    </dialog>
  );
}

/** WebViews older than `<dialog>` show it in the page instead of above it. */
function showModal(element: HTMLDialogElement): void {
  if (typeof element.showModal === 'function') element.showModal();
  else element.setAttribute('open', '');
}

/** A sheet; mount it to open it, unmount it to close it. */
export function Sheet(props: SheetProps) {
  return <Modal {...props} look={styles.sheet} />;
}

/** A dialog; mount it to open it, unmount it to close it. `broad` is for desks. */
export function Dialog({ broad, ...props }: SheetProps & { readonly broad?: boolean }) {
  return <Modal {...props} look={classes(styles.dialog, broad && styles.broad)} />;
}
