/** Says on top of the desk that the disk will soon be full, or that nothing is recorded any more. */
import { replayDeskTexts } from '#client/locales/replay-desk.ts';
import { useText } from '#client/locales/texts.ts';
import { useNow } from '#client/session/session-context.tsx';
import { Notice } from '#client/ui/feedback.tsx';

/** Nothing while all is well. */
export function KeepingWarning() {
  const t = useText(replayDeskTexts);
  const keeping = useNow((now) => now.keeping);
  if (keeping === null || keeping.state === 'kept') return null;
  return (
    <Notice tone={keeping.state === 'stopped' ? 'bad' : 'waiting'} icon="warning" alert>
      {keeping.state === 'stopped' ? t.stopped : t.low(durationWords(t, keeping.minutesLeft ?? 0))}
    </Notice>
  );
}

function durationWords(t: ReturnType<typeof replayDeskTexts.get>, minutes: number): string {
  return minutes >= 60 ? t.hours(Math.floor(minutes / 30) / 2) : t.minutes(minutes);
}
