/** What is happening, in one strip over the lower edge of the picture: the question being answered, or the running vote. */
import { formatCount } from '#client/lib/format.ts';
import { citizenTexts } from '#client/locales/citizen.ts';
import { useText } from '#client/locales/texts.ts';
import { useNow, useRoom } from '#client/session/session-context.tsx';
import { StateMark } from '#client/ui/state-mark.tsx';
import type { Poll } from '#shared/features/polls/state.ts';
import styles from './now-strip.module.css';
import { happeningNow } from './view-model.ts';

/** Nothing while nothing of the kind goes on. Its letters grow with what it stands in. */
export function NowStrip() {
  const t = useText(citizenTexts);
  const happening = useRoom(happeningNow);
  if (happening.kind === 'poll') return <PollStrip poll={happening.poll} />;
  if (happening.kind !== 'answering') return null;
  return (
    <div className={styles.strip}>
      <StateMark tone="active" night>
        {t.now.answering(happening.unitName, happening.question.no)}
      </StateMark>
      <span className={styles.text}>{happening.question.text}</span>
    </div>
  );
}

function PollStrip({ poll }: { readonly poll: Poll }) {
  const t = useText(citizenTexts);
  const turnout = useNow((now) => now.polls[poll.id]?.turnout ?? 0);
  return (
    <div className={styles.strip}>
      <StateMark tone="active" night>
        {t.now.poll}
      </StateMark>
      <span className={styles.text}>{poll.title}</span>
      <span className={styles.count}>{t.now.turnout(formatCount(turnout))}</span>
    </div>
  );
}
