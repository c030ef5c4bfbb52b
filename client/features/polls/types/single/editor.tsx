/** Preparing a single choice. */
import { pollEditorTexts } from '#client/locales/poll-editor.ts';
import { useText } from '#client/locales/texts.ts';
import { Button } from '#client/ui/button.tsx';
import type { SingleChoiceConfig } from '#shared/features/polls/types/single-choice.ts';
import { LIMITS } from '#shared/kernel/limits.ts';
import type { EditorProps } from '../../poll-view.ts';
import { WordListEditor } from '../word-list-editor.tsx';

/** The options, and the usual vote in one press. */
export function SingleEditor({ config, onConfig }: EditorProps<SingleChoiceConfig>) {
  const t = useText(pollEditorTexts);
  return (
    <WordListEditor
      title={t.options}
      words={config.options}
      onWords={(options) => onConfig({ options })}
      least={2}
      most={LIMITS.pollOptions}
      labels={{ one: t.option, add: t.addOption, remove: t.removeOption }}
      presets={
        <Button look="quiet" compact onClick={() => onConfig({ options: [t.agree, t.disagree, t.abstain] })}>
          {t.presetVote}
        </Button>
      }
    />
  );
}
