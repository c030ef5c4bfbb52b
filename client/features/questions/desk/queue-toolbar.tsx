/** Search, order and the way to the keys. */
import type { RefObject } from 'react';
import { deskQuestionTexts } from '#client/locales/desk-questions.ts';
import { useText } from '#client/locales/texts.ts';
import { Button } from '#client/ui/button.tsx';
import styles from './queue.module.css';
import type { Queue } from './use-queue.ts';
import { SORTS } from './view-model.ts';

interface QueueToolbarProps {
  readonly queue: Queue;
  readonly searchRef: RefObject<HTMLInputElement | null>;
  readonly onHelp: () => void;
}

/** Escape leaves the search and empties it. */
export function QueueToolbar({ queue, searchRef, onHelp }: QueueToolbarProps) {
  const t = useText(deskQuestionTexts);
  const leave = () => {
    queue.setSearch('');
    searchRef.current?.blur();
  };
  return (
    <div className={styles.bar}>
      <input
        ref={searchRef}
        type="search"
        className={styles.search}
        aria-label={t.search}
        aria-keyshortcuts="/"
        placeholder={`${t.search} / ${t.searchHint}`}
        value={queue.search}
        onChange={(event) => queue.setSearch(event.target.value)}
        onKeyDown={(event) => event.key === 'Escape' && leave()}
      />
      <span className={styles.grow} />
      <select
        className={styles.sort}
        aria-label={t.sort}
        value={queue.sort}
        onChange={(event) => {
          const sort = SORTS.find((one) => one === event.target.value);
          if (sort !== undefined) queue.setSort(sort);
        }}
      >
        {SORTS.map((sort) => (
          <option key={sort} value={sort}>
            {t.sorts[sort]}
          </option>
        ))}
      </select>
      <Button compact look="quiet" aria-keyshortcuts="?" onClick={onHelp}>
        {t.help.title} ?
      </Button>
    </div>
  );
}
