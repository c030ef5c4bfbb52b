/** The result of a rating: the average of each aspect. */
import { pollTexts } from '#client/locales/polls.ts';
import { useText } from '#client/locales/texts.ts';
import { BarChart } from '#client/ui/bar-chart.tsx';
import type { RatingConfig, RatingTally } from '#shared/features/polls/types/rating.ts';
import type { ResultProps } from '../../poll-view.ts';
import { averageScore } from './average.ts';

/** Bars are full at 5. */
export function RatingResult({ config, tally, huge }: ResultProps<RatingConfig, RatingTally>) {
  const t = useText(pollTexts);
  const bars = config.aspects.map((label, index) => {
    const value = averageScore(tally.counts[index] ?? []);
    return { label, value, figure: t.average(value.toFixed(1)) };
  });
  return <BarChart bars={bars} max={5} {...(huge === true ? { huge, night: true } : {})} />;
}
