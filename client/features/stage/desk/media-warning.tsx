/** Says on top of the desk that pictures cannot be sent, and what goes on regardless. */
import { deskStageTexts } from '#client/locales/desk-stage.ts';
import { useText } from '#client/locales/texts.ts';
import { useNow } from '#client/session/session-context.tsx';
import { Notice } from '#client/ui/feedback.tsx';

/** Nothing while a media worker runs. */
export function MediaWarning() {
  const t = useText(deskStageTexts);
  const media = useNow((now) => now.media);
  if (media) return null;
  return (
    <Notice tone="waiting" icon="warning">
      {t.noMedia}
    </Notice>
  );
}
