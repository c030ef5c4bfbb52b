/** One line to look for words in the replay. */
import { replayTexts } from '#client/locales/replay.ts';
import { useText } from '#client/locales/texts.ts';
import { IconButton } from '#client/ui/button.tsx';
import { Icon } from '#client/ui/icon.tsx';
import styles from './replay-room.module.css';

interface SearchFieldProps {
  readonly value: string;
  readonly onChange: (words: string) => void;
}

/** Finds while typing; Escape clears. */
export function SearchField({ value, onChange }: SearchFieldProps) {
  const t = useText(replayTexts);
  return (
    <div className={styles.search}>
      <Icon name="search" size={18} />
      <input
        type="text"
        inputMode="search"
        enterKeyHint="search"
        aria-label={t.searchLabel}
        placeholder={t.search}
        maxLength={60}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape') onChange('');
        }}
      />
      {value !== '' && (
        <IconButton icon="close" label={t.searchClear} size={16} onClick={() => onChange('')} />
      )}
    </div>
  );
}
