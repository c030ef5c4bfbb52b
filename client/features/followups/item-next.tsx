/** What comes next with an item, in words, and the forms with which this person does it. */
import { useState } from 'react';
import { formatDate } from '#client/lib/format.ts';
import { type ItemTexts, itemTexts } from '#client/locales/items.ts';
import { useText } from '#client/locales/texts.ts';
import { Button } from '#client/ui/button.tsx';
import { Notice } from '#client/ui/feedback.tsx';
import { toast } from '#client/ui/toast.tsx';
import type { StaffMe } from '#shared/contract/http.ts';
import type { DeskItemDetail } from '#shared/features/followups/views.ts';
import styles from './desk.module.css';
import { type ActionKey, actionsOf } from './desk-view-model.ts';
import { ActionForm } from './item-forms.tsx';

interface ItemNextProps {
  readonly detail: DeskItemDetail;
  readonly me: StaffMe;
  readonly onChanged: () => void;
}

/** One form is open at a time; closing it keeps what was typed. */
export function ItemNext({ detail, me, onChanged }: ItemNextProps) {
  const t = useText(itemTexts);
  const [open, setOpen] = useState<ActionKey | null>(null);
  const actions = actionsOf(detail, me);
  const shown = open !== null && actions.includes(open) ? open : null;
  const done = (key: ActionKey) => {
    setOpen(null);
    toast(t.done[key], 'good');
    onChanged();
  };
  const label = (key: ActionKey) =>
    key === 'plan' && detail.item.plan !== null ? t.does.replan : t.does[key];
  return (
    <section className={styles.nextBlock} aria-label={t.next}>
      <h2>{t.next}</h2>
      <NextHints detail={detail} me={me} t={t} />
      {actions.length > 0 && (
        <div className={styles.actions}>
          {actions.map((key, index) => (
            <Button
              key={key}
              look={
                shown === null && index === 0 && key !== 'urge' && key !== 'close' ? 'primary' : 'secondary'
              }
              aria-expanded={key === shown}
              onClick={() => setOpen(key === shown ? null : key)}
            >
              {label(key)}
            </Button>
          ))}
        </div>
      )}
      {shown !== null && (
        <ActionForm
          key={shown}
          action={shown}
          detail={detail}
          onDone={() => done(shown)}
          onCancel={() => setOpen(null)}
        />
      )}
    </section>
  );
}

interface NextHintsProps {
  readonly detail: DeskItemDetail;
  readonly me: StaffMe;
  readonly t: ItemTexts;
}

function NextHints({ detail, me, t }: NextHintsProps) {
  const { item } = detail;
  const sentBack = item.draft?.sentBack ?? null;
  return (
    <>
      <p>{nextSentence(detail, me, t)}</p>
      {item.process === 'returned' && item.returnReason !== null && (
        <Notice tone="waiting">
          <strong>{t.hint.returnReason}</strong> {item.returnReason}
        </Notice>
      )}
      {sentBack !== null && (
        <Notice tone="waiting" icon="warning">
          {sentBack === '' ? (
            t.hint.overtaken
          ) : (
            <>
              <strong>{t.hint.sentBack}</strong> {sentBack}
            </>
          )}
        </Notice>
      )}
    </>
  );
}

function nextSentence(detail: DeskItemDetail, me: StaffMe, t: ItemTexts): string {
  if (me.role !== 'department') return staffSentence(detail, t);
  return me.unitId === detail.item.lead.id ? leadSentence(detail, t) : t.hint.coUnit;
}

function staffSentence({ item }: DeskItemDetail, t: ItemTexts): string {
  switch (item.process) {
    case 'dispatched':
      return t.hint.waitAccept;
    case 'returned':
      return t.hint.returned;
    case 'review':
      return t.hint.review;
    case 'published':
      return t.hint.watch;
    case 'closed':
      return t.hint.closed;
    default:
      return t.hint.waitReply;
  }
}

function leadSentence({ item, flags }: DeskItemDetail, t: ItemTexts): string {
  switch (item.process) {
    case 'dispatched':
      return acceptSentence(item.returnRefused, flags.returnUntil, t);
    case 'returned':
      return t.hint.watch;
    case 'review':
      return t.hint.inReview;
    case 'published':
      return t.hint.published;
    case 'closed':
      return t.hint.closed;
    case 'redo':
      return t.hint.redo;
    default:
      return t.form.textHint;
  }
}

function acceptSentence(refused: boolean, returnUntil: string | null, t: ItemTexts): string {
  if (refused) return t.hint.returnRefused;
  const until = returnUntil === null ? t.hint.returnPassed : t.hint.returnUntil(formatDate(returnUntil));
  return `${t.hint.accept}${until}`;
}
