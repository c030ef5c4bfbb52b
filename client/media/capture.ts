/** Camera, microphone and screen of this device, with a clear word for everything that can be in the way. */

export type CaptureError =
  /** The person or the system said no. */
  | 'permission_blocked'
  /** Browsers give cameras only to pages on https or on this machine itself. */
  | 'insecure_context'
  | 'no_device'
  /** Another program holds it. */
  | 'device_busy'
  /** The person closed the choice of a screen. */
  | 'cancelled'
  /** This browser cannot do it at all (screens on phones). */
  | 'unsupported_browser'
  | 'failed';

export type Captured =
  | { readonly ok: true; readonly track: MediaStreamTrack }
  | { readonly ok: false; readonly error: CaptureError };

export interface CaptureDevice {
  readonly deviceId: string;
  readonly kind: 'camera' | 'microphone';
  /** Empty until permission was given once. */
  readonly label: string;
}

/** What is used of the browser; tests bring their own. */
export interface CaptureEnvironment {
  readonly isSecureContext: boolean;
  readonly mediaDevices: MediaDevices | undefined;
}

const CAMERA: MediaTrackConstraints = {
  width: { ideal: 1280 },
  height: { ideal: 720 },
  frameRate: { ideal: 25, max: 30 },
};
const MICROPHONE: MediaTrackConstraints = {
  echoCancellation: true,
  noiseSuppression: true,
  autoGainControl: true,
};
/** Slides and documents: sharp rather than fluent. */
const SCREEN: MediaTrackConstraints = { width: { max: 1920 }, height: { max: 1080 }, frameRate: { max: 10 } };

/** This page's browser. */
export function browserCapture(): CaptureEnvironment {
  // On insecure pages `mediaDevices` is missing although the types promise it.
  return { isSecureContext, mediaDevices: 'mediaDevices' in navigator ? navigator.mediaDevices : undefined };
}

/** Asks for a camera or microphone; no `deviceId` means the usual one. */
export function captureDevice(
  kind: 'camera' | 'microphone',
  deviceId: string | undefined,
  environment: CaptureEnvironment,
): Promise<Captured> {
  const chosen = deviceId === undefined ? {} : { deviceId: { exact: deviceId } };
  return capture(environment, async (devices) => {
    if (kind === 'microphone') return devices.getUserMedia({ audio: { ...MICROPHONE, ...chosen } });
    return devices.getUserMedia({ video: { ...CAMERA, ...chosen } });
  });
}

/** Asks for a screen or window. */
export async function captureScreen(environment: CaptureEnvironment): Promise<Captured> {
  const canShare = environment.mediaDevices !== undefined && 'getDisplayMedia' in environment.mediaDevices;
  if (environment.isSecureContext && !canShare) return { ok: false, error: 'unsupported_browser' };
  const captured = await capture(environment, (devices) => devices.getDisplayMedia({ video: SCREEN }));
  // A "no" to a choice of screens is a change of mind, not a setting that must be repaired.
  if (!captured.ok && captured.error === 'permission_blocked') return { ok: false, error: 'cancelled' };
  if (captured.ok) captured.track.contentHint = 'detail';
  return captured;
}

async function capture(
  { isSecureContext: secure, mediaDevices }: CaptureEnvironment,
  ask: (devices: MediaDevices) => Promise<MediaStream>,
): Promise<Captured> {
  if (!secure) return { ok: false, error: 'insecure_context' };
  if (mediaDevices === undefined) return { ok: false, error: 'unsupported_browser' };
  try {
    const [track] = (await ask(mediaDevices)).getTracks();
    return track === undefined ? { ok: false, error: 'no_device' } : { ok: true, track };
  } catch (error) {
    return { ok: false, error: captureErrorOf(error) };
  }
}

const BY_NAME: Readonly<Record<string, CaptureError>> = {
  NotAllowedError: 'permission_blocked',
  SecurityError: 'permission_blocked',
  NotFoundError: 'no_device',
  OverconstrainedError: 'no_device',
  NotReadableError: 'device_busy',
  AbortError: 'device_busy',
  NotSupportedError: 'unsupported_browser',
};

/** What a browser's exception means for people. */
export function captureErrorOf(error: unknown): CaptureError {
  const name = typeof error === 'object' && error !== null && 'name' in error ? String(error.name) : '';
  return Object.hasOwn(BY_NAME, name) ? (BY_NAME[name] ?? 'failed') : 'failed';
}

/** Cameras and microphones; empty where none may be seen. */
export async function listDevices({ mediaDevices }: CaptureEnvironment): Promise<CaptureDevice[]> {
  const all = (await mediaDevices?.enumerateDevices().catch(() => [])) ?? [];
  return all.flatMap(({ deviceId, kind, label }): CaptureDevice[] => {
    if (kind === 'videoinput') return [{ deviceId, kind: 'camera', label }];
    return kind === 'audioinput' ? [{ deviceId, kind: 'microphone', label }] : [];
  });
}
