/** Whom a guest hears off air. */
import { useEffect, useState } from 'react';
import { useRoomSession } from '#client/session/session-context.tsx';
import type { MediaReply } from '#shared/features/stage/media-commands.ts';

export type Heard = MediaReply<'stage:talkback'>['heard'];

/** Asks at the beginning, when the server says that it has changed, and after the connection was away. */
export function useHeard(): Heard {
  const { signalling } = useRoomSession();
  const [heard, setHeard] = useState<Heard>([]);
  useEffect(() => {
    let shown = true;
    const ask = (): void => {
      void signalling.call('stage:talkback', {}).then((answer) => {
        if (shown && answer.ok) setHeard(answer.value.heard);
      });
    };
    ask();
    const unlisten = [
      signalling.onNotice(({ kind }) => (kind === 'talkbackChanged' ? ask() : undefined)),
      signalling.onReconnected(ask),
    ];
    return () => {
      shown = false;
      for (const stop of unlisten) stop();
    };
  }, [signalling]);
  return heard;
}
