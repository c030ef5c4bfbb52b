/** What `/track` shows: a place to type the code, the thread, or why there is none. */

import { useText } from '#client/locales/texts.ts';
import { trackTexts } from '#client/locales/track.ts';
import { Spinner } from '#client/ui/feedback.tsx';
import type { ReceiptThread as Thread } from '#shared/features/followups/views.ts';
import { FailureNotice } from './failure-notice.tsx';
import styles from './receipt.module.css';
import { ReceiptForm } from './receipt-form.tsx';
import { ReceiptThread } from './receipt-thread.tsx';
import { useResource } from './use-resource.ts';
import { readReceipt } from './view-model.ts';

interface ReceiptPartProps {
  /** As it stands in the address; null when none does. */
  readonly receipt: string | null;
  readonly onCode: (code: string) => void;
}

/** A code that cannot be one is not asked for. */
export function ReceiptPart({ receipt, onCode }: ReceiptPartProps) {
  const t = useText(trackTexts);
  const read = readReceipt(receipt ?? '');
  const known = read.problem === 'none';
  const path = known ? `/api/track/${read.code}` : null;
  // The server counts look-ups per address, so the page does not ask often by itself.
  const { value, failure, reload } = useResource<Thread>(path, 180_000);
  if (value !== null)
    return (
      <>
        <FailureNotice failure={failure} onRetry={reload} words={t.stale} />
        <ReceiptThread receipt={read.code} thread={value} onRated={reload} />
      </>
    );
  if (receipt === null) return <Enter title={t.enter.title} lead={t.enter.lead} code="" onCode={onCode} />;
  if (!known || failure?.code === 'not_found')
    return <Enter title={t.unknownTitle} lead={t.unknown} code={read.code} onCode={onCode} />;
  if (failure === null) return <Spinner height="60vh" />;
  return (
    <div className={styles.enter}>
      <h1>{t.failedTitle}</h1>
      <FailureNotice failure={failure} onRetry={reload} />
    </div>
  );
}

interface EnterProps {
  readonly title: string;
  readonly lead: string;
  readonly code: string;
  readonly onCode: (code: string) => void;
}

function Enter({ title, lead, code, onCode }: EnterProps) {
  return (
    <div className={styles.enter}>
      <h1>{title}</h1>
      <p>{lead}</p>
      <ReceiptForm initial={code} onCode={onCode} />
    </div>
  );
}
