/** Gives one room to the components below, and the hooks with which they read it and act in it. */
import { createContext, type ReactNode, useContext, useEffect, useState } from 'react';
import type { FailureCode } from '#client/lib/outcome.ts';
import { useStore } from '#client/lib/store.ts';
import type { Mine, RoomNow } from '#shared/contract/protocol.ts';
import type { RoomState } from '#shared/contract/room.ts';
import type { Send } from './command-sender.ts';
import type { ConnectionState } from './connection-state.ts';
import { createRoomSession, type RoomSession, type RoomSessionOptions } from './room-session.ts';

/** Use the hooks below; `picture-time.tsx` puts a room of another time in. */
export const RoomSessionContext = createContext<RoomSession | null>(null);

interface SessionProviderProps extends RoomSessionOptions {
  readonly children: ReactNode;
  /** Shown until the snapshot is here; reserve the page's shape. */
  readonly loading: ReactNode;
  /** Shown when the room cannot be had; `retry` loads again. */
  readonly failed: (code: FailureCode, retry: () => void) => ReactNode;
}

/** Opens the room `code` while it is mounted. */
export function SessionProvider(props: SessionProviderProps) {
  const { code, audience, guestToken, wall = false } = props;
  const [session, setSession] = useState<RoomSession | null>(null);
  useEffect(() => {
    const opened = createRoomSession({
      code,
      audience,
      wall,
      ...(guestToken === undefined ? {} : { guestToken }),
    });
    setSession(opened);
    void opened.start();
    return () => opened.close();
  }, [code, audience, guestToken, wall]);
  if (session === null) return props.loading;
  return (
    <RoomSessionContext value={session}>
      <Gate loading={props.loading} failed={props.failed}>
        {props.children}
      </Gate>
    </RoomSessionContext>
  );
}

function Gate({ loading, failed, children }: Pick<SessionProviderProps, 'loading' | 'failed' | 'children'>) {
  const session = useRoomSession();
  const phase = useStore(session.phase, (value) => value);
  if (phase.kind === 'loading') return loading;
  if (phase.kind === 'failed') return failed(phase.code, () => void session.start());
  return children;
}

/** The whole room session; components mostly want one of the hooks below. */
export function useRoomSession(): RoomSession {
  const session = useContext(RoomSessionContext);
  if (session === null) throw new Error('this component belongs inside a SessionProvider');
  return session;
}

/** Part of the room's state. */
export function useRoom<S>(select: (room: RoomState) => S): S {
  return useStore(useRoomSession().store, (view) => select(view.room));
}

/** Part of the volatile facts: counters, supports, running tallies, sources. */
export function useNow<S>(select: (now: RoomNow) => S): S {
  return useStore(useRoomSession().store, (view) => select(view.now));
}

/** Part of what only this person sees; null until the first welcome. */
export function useMine<S>(select: (mine: Mine | null) => S): S {
  return useStore(useRoomSession().store, (view) => select(view.mine));
}

/** Sends commands: `const outcome = await send('questions:ask', {…})`. */
export function useSend(): Send {
  return useRoomSession().send;
}

/** Where the connection stands. */
export function useConnection(): ConnectionState {
  return useStore(useRoomSession().connection, (state) => state);
}
