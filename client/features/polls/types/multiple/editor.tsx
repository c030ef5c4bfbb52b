/** Preparing a multiple choice. */
import { pollEditorTexts } from '#client/locales/poll-editor.ts';
import { useText } from '#client/locales/texts.ts';
import { Select } from '#client/ui/field.tsx';
import type { MultipleChoiceConfig } from '#shared/features/polls/types/multiple-choice.ts';
import { LIMITS } from '#shared/kernel/limits.ts';
import type { EditorProps } from '../../poll-view.ts';
import { WordListEditor } from '../word-list-editor.tsx';

/** The options, and how many may be chosen. */
export function MultipleEditor({ config, onConfig }: EditorProps<MultipleChoiceConfig>) {
  const t = useText(pollEditorTexts);
  const change = (options: readonly string[]) =>
    onConfig({ options, max: Math.max(1, Math.min(config.max, options.length)) });
  return (
    <>
      <WordListEditor
        title={t.options}
        words={config.options}
        onWords={change}
        least={2}
        most={LIMITS.pollOptions}
        labels={{ one: t.option, add: t.addOption, remove: t.removeOption }}
      />
      <Select
        compact
        label={t.max}
        value={String(config.max)}
        options={config.options.map((_option, index) => ({
          value: String(index + 1),
          label: String(index + 1),
        }))}
        onChange={(max) => onConfig({ ...config, max: Number(max) })}
      />
    </>
  );
}
