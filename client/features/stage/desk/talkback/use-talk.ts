/** Talking to the guests who wait, from the moderator's desk. */
import { useCallback, useEffect, useMemo } from 'react';
import { useStore } from '#client/lib/store.ts';
import type { Publisher } from '#client/media/media-client.ts';
import { useRoomSession } from '#client/session/session-context.tsx';
import { createTalk, type TalkState } from './talk.ts';

export interface TalkControls {
  readonly state: TalkState['is'];
  readonly problem: TalkState['problem'];
  readonly keepsClosed: TalkState['keepsClosed'];
  readonly start: () => void;
  readonly stop: () => void;
}

/** Ends with the component. */
export function useTalk(publisher: Publisher | null): TalkControls {
  const { signalling } = useRoomSession();
  const talk = useMemo(() => createTalk(signalling), [signalling]);
  useEffect(() => () => talk.stop(), [talk]);
  const { is, problem, keepsClosed } = useStore(talk.state, (state) => state);
  const stop = useCallback(() => talk.stop(), [talk]);
  return { state: is, problem, keepsClosed, start: () => talk.start(publisher), stop };
}
