/** The "now" card with what can be done about it. */
import { NowCard } from '#client/features/sessions/now-card.tsx';
import { citizenTexts } from '#client/locales/citizen.ts';
import { useText } from '#client/locales/texts.ts';
import { useMine } from '#client/session/session-context.tsx';
import { Button } from '#client/ui/button.tsx';
import { StateMark } from '#client/ui/state-mark.tsx';
import type { Sheets } from './use-sheets.ts';

/** Votes from here as well. */
export function NowSection({ sheets }: { readonly sheets: Sheets }) {
  const t = useText(citizenTexts);
  const voted = useMine((mine) => mine?.voted);
  return (
    <NowCard
      action={(happening) => {
        if (happening.kind !== 'poll') return null;
        const { id } = happening.poll;
        if (voted?.includes(id) === true) return <StateMark tone="done">{t.now.voted}</StateMark>;
        return (
          <Button look="primary" onClick={() => sheets.show({ kind: 'poll', pollId: id })}>
            {t.now.vote}
          </Button>
        );
      }}
    />
  );
}
