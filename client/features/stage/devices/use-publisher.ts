/** One publisher for the life of a page. */
import { useEffect, useState } from 'react';
import { createStore, useStore } from '#client/lib/store.ts';
import {
  createPublisher,
  NO_PUBLISHING,
  type Publisher,
  type PublisherState,
} from '#client/media/media-client.ts';
import { useRoomSession } from '#client/session/session-context.tsx';

const NOTHING = createStore(NO_PUBLISHING);

/** The publisher (null until the page is drawn) and its state. Everything is let go of when the page goes. */
export function usePublisher(): readonly [Publisher | null, PublisherState] {
  const { signalling } = useRoomSession();
  const [publisher, setPublisher] = useState<Publisher | null>(null);
  useEffect(() => {
    const made = createPublisher(signalling);
    setPublisher(made);
    return () => made.close();
  }, [signalling]);
  const state = useStore(publisher?.state ?? NOTHING, (value) => value);
  return [publisher, state];
}
