/** Opening devices of this page: with the ones chosen before, and with a word for what is in the way. */
import { useState } from 'react';
import type { Publisher } from '#client/media/media-client.ts';
import {
  type DeviceProblem,
  publishBoth,
  rememberDevice,
  withRemembered,
} from '../check/remembered-devices.ts';

export interface DeviceStart {
  readonly problem: DeviceProblem | null;
  /** Publishes one; with a `deviceId` that one, now and the next time. */
  readonly start: (kind: DeviceProblem['kind'], deviceId?: string) => Promise<void>;
  /** Publishes microphone and camera. */
  readonly open: () => Promise<void>;
}

export function useDeviceStart(publisher: Publisher | null): DeviceStart {
  const [problem, setProblem] = useState<DeviceProblem | null>(null);
  return {
    problem,
    start: async (kind, deviceId) => {
      if (publisher === null) return;
      if (deviceId !== undefined && kind !== 'screen') rememberDevice(kind, deviceId);
      const captured =
        kind === 'screen'
          ? await publisher.start(kind)
          : await withRemembered(kind, (id) => publisher.start(kind, id));
      setProblem(captured.ok || captured.error === 'cancelled' ? null : { kind, error: captured.error });
    },
    open: async () => {
      if (publisher !== null) setProblem(await publishBoth(publisher));
    },
  };
}
