/** Which camera, microphone and loudspeaker were chosen on this device, for the next time. */
import { remember, remembered } from '#client/lib/storage.ts';
import type { Captured } from '#client/media/capture.ts';
import type { CaptureError, Publisher } from '#client/media/media-client.ts';

export type DeviceKind = 'camera' | 'microphone' | 'speaker';

export function rememberDevice(kind: DeviceKind, deviceId: string): void {
  remember(`device.${kind}`, deviceId);
}

/** Undefined for the system's usual one. */
export function rememberedDevice(kind: DeviceKind): string | undefined {
  return remembered(`device.${kind}`) ?? undefined;
}

/** Asks with the remembered device; one that is not plugged in today is replaced by the usual one. */
export async function withRemembered(
  kind: 'camera' | 'microphone',
  ask: (deviceId: string | undefined) => Promise<Captured>,
): Promise<Captured> {
  const deviceId = rememberedDevice(kind);
  const captured = await ask(deviceId);
  return !captured.ok && captured.error === 'no_device' && deviceId !== undefined ? ask(undefined) : captured;
}

/** Something that was asked for and is not to be had. */
export interface DeviceProblem {
  readonly kind: 'camera' | 'microphone' | 'screen';
  readonly error: CaptureError;
}

/** Publishes microphone and camera; without a microphone nobody needs the picture. Null when both are there. */
export async function publishBoth(publisher: Publisher): Promise<DeviceProblem | null> {
  for (const kind of ['microphone', 'camera'] as const) {
    const captured = await withRemembered(kind, (deviceId) => publisher.start(kind, deviceId));
    if (!captured.ok) return { kind, error: captured.error };
  }
  return null;
}
