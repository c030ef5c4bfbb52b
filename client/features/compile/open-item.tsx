/** The open item: words, four routes, departments, sources, and how it leaves the board. */
import { Link } from 'wouter';
import { formatDate } from '#client/lib/format.ts';
import { compileTexts } from '#client/locales/compile.ts';
import { useText } from '#client/locales/texts.ts';
import { Button } from '#client/ui/button.tsx';
import { StateMark } from '#client/ui/state-mark.tsx';
import type { UnitItem } from '#shared/contract/http.ts';
import type { CompileItem } from '#shared/features/compile/state.ts';
import type { StaffRole } from '#shared/kernel/roles.ts';
import styles from './board.module.css';
import { EditForm } from './edit-form.tsx';
import { ItemSources } from './item-sources.tsx';
import { LeaveForm } from './leave-form.tsx';
import { TriageForm } from './triage-form.tsx';
import type { BoardHands } from './use-board-keys.ts';

interface OpenItemProps {
  readonly item: CompileItem;
  readonly hands: BoardHands;
  readonly units: readonly UnitItem[];
  readonly role: StaffRole;
}

/** One that has left the board can only be read. */
export function OpenItem({ item, hands, units, role }: OpenItemProps) {
  const t = useText(compileTexts);
  const { view, patch } = hands.board;
  const edits = hands.edits && item.status === 'open';
  return (
    <div className={styles.inside}>
      {edits && view.panel === 'edit' ? (
        <EditForm item={item} actions={hands.actions} onClose={() => patch({ panel: 'none' })} />
      ) : (
        <p className={styles.summary}>
          {item.summary === '' ? <span className={styles.quiet}>{t.item.noSummary}</span> : item.summary}
        </p>
      )}
      {edits && view.panel !== 'edit' && <ItemTools item={item} hands={hands} />}
      {edits && <TriageForm item={item} actions={hands.actions} units={units} />}
      {edits && <LeaveForm item={item} hands={hands} role={role} />}
      {item.status !== 'open' && <Left item={item} />}
      <ItemSources item={item} hands={hands} edits={edits} />
    </div>
  );
}

function ItemTools({ item, hands }: Pick<OpenItemProps, 'item' | 'hands'>) {
  const t = useText(compileTexts);
  const { patch } = hands.board;
  return (
    <div className={styles.tools}>
      <Button compact icon="edit" onClick={() => patch({ panel: 'edit' })}>
        {t.item.edit}
      </Button>
      <Button compact onClick={() => patch({ mergingId: item.id })}>
        {t.item.merge}
      </Button>
      {item.absorbed.length === 0 && (
        <Button compact look="quiet" onClick={() => patch({ dialog: 'remove' })}>
          {t.item.remove}
        </Button>
      )}
    </div>
  );
}

function Left({ item }: { readonly item: CompileItem }) {
  const t = useText(compileTexts);
  if (item.status === 'finished')
    return (
      <div>
        <StateMark tone="info">{t.item.finished}</StateMark>
        <p className={styles.summary}>{item.answer}</p>
      </div>
    );
  const unit = item.triage?.lead?.name ?? t.item.noLead;
  return (
    <p className={styles.tools}>
      <span>{t.item.dispatchedTo(unit, item.due === null ? '' : formatDate(item.due))}</span>
      <Link href={`/desk/items/${item.id}`}>{t.item.follow}</Link>
    </p>
  );
}
