/** Filters of the desk's list: words, session, department, process, date. */
import { followupTexts } from '#client/locales/followups.ts';
import { itemTexts } from '#client/locales/items.ts';
import { useText } from '#client/locales/texts.ts';
import { Button } from '#client/ui/button.tsx';
import { Select, TextField } from '#client/ui/field.tsx';
import { PROCESSES, type Process } from '#shared/features/followups/state.ts';
import type { DeskItem, DeskList } from '#shared/features/followups/views.ts';
import styles from './desk.module.css';
import { choicesOf, type DeskFilter, NO_FILTER, type Viewer } from './desk-view-model.ts';

interface DeskFiltersProps {
  readonly items: readonly DeskItem[];
  readonly counts: DeskList['counts'];
  readonly filter: DeskFilter;
  readonly onChange: (filter: DeskFilter) => void;
  readonly viewer: Viewer;
}

/** Departments need no choice of department. */
export function DeskFilters({ items, counts, filter, onChange, viewer }: DeskFiltersProps) {
  const t = useText(itemTexts);
  const words = useText(followupTexts);
  const all = { value: '', label: t.filter.all };
  const sessions = choicesOf(items, (item) => [item.sessionId, item.sessionTitle]);
  const units = choicesOf(items, (item) => [item.lead.id, item.lead.name]);
  const processes: readonly { readonly value: Process | 'all'; readonly label: string }[] = [
    { value: 'all', label: t.filter.all },
    ...PROCESSES.filter((process) => counts.byProcess[process] > 0).map((process) => ({
      value: process,
      label: `${words.process[process]} ${counts.byProcess[process]}`,
    })),
  ];
  const flags = (['any', 'overdue', 'dueSoon', 'promiseOverdue'] as const).map((value) => ({
    value,
    label: value === 'any' ? t.filter.anyFlag : t.filter[value],
  }));
  const set = (change: Partial<DeskFilter>) => onChange({ ...filter, ...change });
  return (
    <div className={styles.filters}>
      <div className={styles.filterWide}>
        <TextField
          id="item-search"
          label={t.filter.search}
          value={filter.search}
          onChange={(search) => set({ search })}
          type="search"
          compact
        />
      </div>
      <Select
        label={t.filter.state}
        value={filter.process}
        onChange={(process) => set({ process })}
        options={processes}
        compact
      />
      <Select
        label={t.filter.flag}
        value={filter.flag}
        onChange={(flag) => set({ flag })}
        options={flags}
        compact
      />
      {viewer.role !== 'department' && units.length > 1 && (
        <Select
          label={t.filter.unit}
          value={filter.unitId}
          onChange={(unitId) => set({ unitId })}
          options={[all, ...units]}
          compact
        />
      )}
      {sessions.length > 1 && (
        <Select
          label={t.filter.session}
          value={filter.sessionId}
          onChange={(sessionId) => set({ sessionId })}
          options={[all, ...sessions]}
          compact
        />
      )}
      {filter !== NO_FILTER && (
        <Button look="quiet" compact onClick={() => onChange(NO_FILTER)}>
          {t.filter.clear}
        </Button>
      )}
    </div>
  );
}
