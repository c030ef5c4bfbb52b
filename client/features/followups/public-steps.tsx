/** The public history of an item as steps of a line; each published step carries its reply. */
import type { FollowupTexts } from '#client/locales/followups.ts';
import type { PublicFollowup } from '#shared/features/followups/views.ts';
import { OutcomeMark } from './marks.tsx';
import { ReplyBody } from './published-reply.tsx';
import type { TimelineStep } from './timeline.tsx';

/** Oldest first. */
export function publicSteps(item: PublicFollowup, t: FollowupTexts): readonly TimelineStep[] {
  let published = 0;
  return item.steps.map((step, index): TimelineStep => {
    const { kind, at, unitName, outcome } = step;
    const plain = { key: `${kind}-${index}`, title: t.step[kind], at, who: unitName };
    if (kind === 'followup.rated' || kind === 'followup.urged') return { ...plain, who: '' };
    if (kind !== 'followup.published') return plain;
    const reply = item.replies[published];
    published += 1;
    return {
      ...plain,
      look: outcome === 'done' ? 'done' : 'past',
      body: (
        <>
          <OutcomeMark outcome={outcome} />
          {reply !== undefined && <ReplyBody {...reply} />}
        </>
      ),
    };
  });
}
