/** The full history of an item, for those who may see all of it. */
import type { FollowupTexts } from '#client/locales/followups.ts';
import type { FollowupState } from '#shared/features/followups/state.ts';
import { OutcomeMark } from './marks.tsx';
import type { TimelineStep } from './timeline.tsx';

/** Oldest first; who did it stands beside what was done. */
export function itemHistory(item: FollowupState, t: FollowupTexts): readonly TimelineStep[] {
  return item.steps.map(({ kind, at, by, unitName, text, outcome }, index): TimelineStep => {
    const who = [kind === 'followup.rated' ? '' : unitName, by?.name ?? ''].filter((part) => part !== '');
    return {
      key: `${kind}-${index}`,
      title: t.step[kind],
      at,
      who: who.join(' · '),
      look: outcome === 'done' ? 'done' : 'past',
      body:
        outcome === null && text === '' ? null : (
          <>
            {outcome !== null && <OutcomeMark outcome={outcome} />}
            {text !== '' && <p>{text}</p>}
          </>
        ),
    };
  });
}
