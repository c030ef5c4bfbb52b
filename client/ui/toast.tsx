/** Short notices that come and go, read aloud; `announce` says something only to screen readers. */
import { classes } from '#client/lib/classes.ts';
import { newCommandId } from '#client/lib/ids.ts';
import { createStore, useStore } from '#client/lib/store.ts';
import styles from './toast.module.css';

interface Toast {
  readonly id: string;
  readonly text: string;
  readonly tone: 'plain' | 'good' | 'bad';
  readonly action: { readonly label: string; readonly run: () => void } | null;
}

const SHOWN_MS = 5000;
const toasts = createStore<readonly Toast[]>([]);
const spoken = createStore('');

/** Shows a notice for some seconds. An action (such as 撤销) can be taken while it is there. */
export function toast(text: string, tone: Toast['tone'] = 'plain', action: Toast['action'] = null): void {
  const id = newCommandId();
  // The same notice twice at once says nothing more.
  const others = toasts.get().filter((one) => one.text !== text);
  toasts.set([...others.slice(-2), { id, text, tone, action }]);
  setTimeout(() => dismiss(id), action === null ? SHOWN_MS : SHOWN_MS * 2);
}

function dismiss(id: string): void {
  toasts.set(toasts.get().filter((one) => one.id !== id));
}

/** Says something to screen readers without showing it. */
export function announce(text: string): void {
  spoken.set(text);
}

/** Stands once in the shell. */
export function ToastRegion() {
  const shown = useStore(toasts, (all) => all);
  const said = useStore(spoken, (text) => text);
  return (
    <>
      <div className={styles.region} role="status" aria-live="polite">
        {shown.map((one) => (
          <div key={one.id} className={classes(styles.toast, styles[one.tone])}>
            {one.text}
            {one.action !== null && <ToastAction toastId={one.id} action={one.action} />}
          </div>
        ))}
      </div>
      <div className="sr-only" aria-live="polite">
        {said}
      </div>
    </>
  );
}

function ToastAction({
  toastId,
  action,
}: {
  readonly toastId: string;
  readonly action: NonNullable<Toast['action']>;
}) {
  const take = () => {
    dismiss(toastId);
    action.run();
  };
  return (
    <button type="button" className={styles.action} onClick={take}>
      {action.label}
    </button>
  );
}
