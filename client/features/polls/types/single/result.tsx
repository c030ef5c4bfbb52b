/** The result of a single choice. */
import { pollTexts } from '#client/locales/polls.ts';
import { useText } from '#client/locales/texts.ts';
import { BarChart } from '#client/ui/bar-chart.tsx';
import type { SingleChoiceConfig, SingleChoiceTally } from '#shared/features/polls/types/single-choice.ts';
import type { ResultProps } from '../../poll-view.ts';
import { optionBars } from '../options.ts';

/** Bars are full at all ballots. */
export function SingleResult({
  config,
  tally,
  turnout,
  huge,
}: ResultProps<SingleChoiceConfig, SingleChoiceTally>) {
  const t = useText(pollTexts);
  const bars = optionBars(config.options, tally.counts, turnout, t);
  return <BarChart bars={bars} max={turnout} {...(huge === true ? { huge, night: true } : {})} />;
}
