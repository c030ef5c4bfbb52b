/** Edits a short list of words: options of a choice, aspects of a rating. */
import { type ReactNode, useState } from 'react';
import { Button, IconButton } from '#client/ui/button.tsx';
import { TextField } from '#client/ui/field.tsx';
import { LIMITS } from '#shared/kernel/limits.ts';
import styles from './word-list-editor.module.css';

interface WordListEditorProps {
  readonly title: string;
  readonly words: readonly string[];
  readonly onWords: (words: readonly string[]) => void;
  readonly least: number;
  readonly most: number;
  readonly labels: {
    readonly one: (no: number) => string;
    readonly add: string;
    readonly remove: (no: number) => string;
  };
  /** Buttons for usual lists. */
  readonly presets?: ReactNode;
}

/** One field per word; Enter goes on to the next. */
export function WordListEditor({ title, words, onWords, least, most, labels, presets }: WordListEditorProps) {
  const [focus, setFocus] = useState<number | null>(null);
  const add = () => {
    if (words.length >= most) return;
    onWords([...words, '']);
    setFocus(words.length);
  };
  return (
    <fieldset className={styles.editor}>
      <legend className={styles.head}>{title}</legend>
      {presets !== undefined && <div>{presets}</div>}
      {words.map((word, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a place in the list is what a field stands for
        <div key={index} className={styles.row}>
          <TextField
            compact
            label={labels.one(index + 1)}
            value={word}
            autoFocus={focus === index}
            maxLength={LIMITS.pollOptionText}
            onChange={(text) => onWords(words.map((one, at) => (at === index ? text : one)))}
            onKeyDown={(event) => {
              if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
              event.preventDefault();
              add();
            }}
          />
          <IconButton
            compact
            icon="trash"
            label={labels.remove(index + 1)}
            disabled={words.length <= least}
            onClick={() => onWords(words.filter((_one, at) => at !== index))}
          />
        </div>
      ))}
      <div>
        <Button compact look="quiet" icon="plus" disabled={words.length >= most} onClick={add}>
          {labels.add}
        </Button>
      </div>
    </fieldset>
  );
}
