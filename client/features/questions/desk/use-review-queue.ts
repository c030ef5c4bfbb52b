/** The order in which a reviewer meets questions: those who wait longest first, held ones last. */
import { useState } from 'react';
import type { Question, QuestionsState } from '#shared/features/questions/state.ts';
import type { Review } from './use-review.ts';
import { moveSelection, sortQuestions, tabOf } from './view-model.ts';

/** The current question stays until it is decided; new ones join at the end of those who wait. */
export function useReviewQueue(byId: QuestionsState['byId'], review: Review) {
  const [chosen, setChosen] = useState<string | null>(null);
  const waiting = Object.values(byId).filter((question) => tabOf(question) === 'waiting');
  const rows = sortQuestions(waiting, 'oldest', {});
  const ids = rows.map((question) => question.id);
  const open = rows.filter((question) => review.going(question) === null);
  const current: Question | null = rows.find((question) => question.id === chosen) ?? open[0] ?? null;
  const select = (id: string | null) => {
    setChosen(id);
    if (id !== null) document.getElementById(`review-${id}`)?.scrollIntoView({ block: 'nearest' });
  };
  return {
    rows,
    ids,
    current,
    select,
    move: (step: 1 | -1) => select(moveSelection(ids, current?.id ?? null, step)),
    /** The next undecided one after the decided, else the first. */
    advance(id: string) {
      const rest = open.filter((question) => question.id !== id);
      const at = ids.indexOf(id);
      const next = rest.find((question) => ids.indexOf(question.id) > at) ?? rest[0];
      select(next?.id ?? null);
    },
  };
}
