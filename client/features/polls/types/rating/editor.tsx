/** Preparing a rating. */
import { pollEditorTexts } from '#client/locales/poll-editor.ts';
import { useText } from '#client/locales/texts.ts';
import { Button } from '#client/ui/button.tsx';
import type { RatingConfig } from '#shared/features/polls/types/rating.ts';
import type { EditorProps } from '../../poll-view.ts';
import { WordListEditor } from '../word-list-editor.tsx';

/** As many aspects as a printed scorecard has. */
const MOST_ASPECTS = 6;

/** The aspects, and the printed scorecards in one press. */
export function RatingEditor({ config, onConfig }: EditorProps<RatingConfig>) {
  const t = useText(pollEditorTexts);
  const presets = [
    { label: t.presetUnits, aspects: t.unitAspects },
    { label: t.presetProposals, aspects: t.proposalAspects },
  ];
  return (
    <WordListEditor
      title={t.aspects}
      words={config.aspects}
      onWords={(aspects) => onConfig({ aspects })}
      least={1}
      most={MOST_ASPECTS}
      labels={{ one: t.aspect, add: t.addAspect, remove: t.removeAspect }}
      presets={presets.map(({ label, aspects }) => (
        <Button key={label} look="quiet" compact onClick={() => onConfig({ aspects })}>
          {label}
        </Button>
      ))}
    />
  );
}
