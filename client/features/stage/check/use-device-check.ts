/** A check for as long as it is shown. */
import { useEffect, useState } from 'react';
import { createStore, useStore } from '#client/lib/store.ts';
import { useRoomSession } from '#client/session/session-context.tsx';
import { type CheckState, createDeviceCheck, type DeviceCheck } from './device-check.ts';

const BEFORE = createStore<CheckState>({
  camera: 'asking',
  microphone: 'asking',
  network: { is: 'testing' },
  tracks: { camera: null, microphone: null },
  devices: [],
});

/** Begins at once; camera and microphone are let go of when the page turns to something else. */
export function useDeviceCheck(): readonly [DeviceCheck | null, CheckState] {
  const { signalling } = useRoomSession();
  const [check, setCheck] = useState<DeviceCheck | null>(null);
  useEffect(() => {
    const made = createDeviceCheck(signalling);
    made.start();
    setCheck(made);
    return () => made.close();
  }, [signalling]);
  return [check, useStore(check?.state ?? BEFORE, (state) => state)];
}
