/** Where a session that is over leads: what was said, and what comes of it. */
import { sessionTexts } from '#client/locales/sessions.ts';
import { useText } from '#client/locales/texts.ts';
import { LinkButton } from '#client/ui/button.tsx';

/** To the replay and to the ledger, for those who are not citizens of it: these have larger ones. */
export function AfterLinks({ code }: { readonly code: string }) {
  const t = useText(sessionTexts);
  return (
    <>
      <LinkButton icon="play" href={`/replay/${code}`}>
        {t.replay}
      </LinkButton>
      <LinkButton icon="right" href={`/ledger/${code}`}>
        {t.seeLedger}
      </LinkButton>
    </>
  );
}
