/** How a check goes, with devices made of paper. */
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { type CheckTools, createDeviceCheck } from './device-check.ts';
import { rememberDevice, rememberedDevice } from './remembered-devices.ts';
import type { NetworkFact } from './verdict.ts';

class PaperTrack extends EventTarget {
  readonly kind: string;
  stopped = false;
  constructor(kind: string) {
    super();
    this.kind = kind;
  }
  stop(): void {
    this.stopped = true;
  }
}

const REACHED: NetworkFact = { is: 'reached', by: 'udp', roundTripMs: 12 };
const named = (name: string) => Object.assign(new Error(name), { name });

function setUp(refuse: { audio?: string; video?: string; missing?: string } = {}) {
  const asked: unknown[] = [];
  const tracks: PaperTrack[] = [];
  const hear: { level: (level: number) => void } = { level: () => undefined };
  const see: { light: (light: boolean) => void } = { light: () => undefined };
  let wait: (() => Promise<void>) | null = null;
  /** From now on devices come when they are told to. */
  const slow = () => {
    const answers: (() => void)[] = [];
    wait = () => new Promise((come) => answers.push(() => come()));
    return answers;
  };
  const getUserMedia = async (wanted: MediaStreamConstraints) => {
    asked.push(wanted);
    await wait?.();
    const kind = wanted.video === undefined ? 'audio' : 'video';
    const name = refuse[kind];
    if (name !== undefined) throw named(name);
    if (refuse.missing !== undefined && JSON.stringify(wanted).includes(refuse.missing)) {
      throw named('OverconstrainedError');
    }
    const track = new PaperTrack(kind);
    tracks.push(track);
    return { getTracks: () => [track] };
  };
  const mediaDevices = { getUserMedia, enumerateDevices: async () => [] };
  const tools = {
    environment: { isSecureContext: true, mediaDevices },
    measureLevel: (_track: unknown, onLevel: (level: number) => void) => {
      hear.level = onLevel;
      return () => undefined;
    },
    watchLight: (_track: unknown, onLight: (light: boolean) => void) => {
      see.light = onLight;
      return () => undefined;
    },
    probe: async () => REACHED,
  };
  const check = createDeviceCheck(
    { call: () => Promise.reject(new Error('not used')), onNotice: vi.fn(), onReconnected: vi.fn() },
    // @ts-expect-error Devices of paper have only what is used.
    tools satisfies Partial<CheckTools>,
  );
  check.start();
  const many = (times: number, what: () => void) => Array.from({ length: times }).forEach(what);
  return { check, asked, tracks, hear, see, many, slow, state: () => check.state.get() };
}

describe('[T40] a check', () => {
  beforeEach(() => {
    const kept = new Map<string, string>();
    vi.stubGlobal('localStorage', {
      getItem: (key: string) => kept.get(key) ?? null,
      setItem: (key: string, text: string) => kept.set(key, text),
      removeItem: (key: string) => kept.delete(key),
    });
  });

  it('hears a voice, not a knock, and says when nothing comes', async () => {
    const { hear, see, many, state } = setUp();
    await vi.waitFor(() => expect(state().camera).toBe('looking'));
    expect(state()).toMatchObject({ microphone: 'listening', network: REACHED });
    many(2, () => hear.level(0.9));
    hear.level(0);
    expect(state().microphone).toBe('listening');
    many(80, () => hear.level(0.05));
    expect(state().microphone).toBe('silent');
    many(3, () => hear.level(0.5));
    expect(state().microphone).toBe('heard');
    many(8, () => see.light(false));
    expect(state().camera).toBe('dark');
    see.light(true);
    expect(state().camera).toBe('clear');
  });

  it('tells camera and microphone apart', async () => {
    const { state } = setUp({ video: 'NotReadableError', audio: 'NotAllowedError' });
    await vi.waitFor(() => expect(state().camera).toBe('device_busy'));
    expect(state().microphone).toBe('permission_blocked');
  });

  it('notices a device that is pulled out, and lets go of everything at the end', async () => {
    const { check, tracks, state } = setUp();
    await vi.waitFor(() => expect(state().camera).toBe('looking'));
    const [microphone, camera] = tracks;
    microphone?.dispatchEvent(new Event('ended'));
    expect(state().microphone).toBe('no_device');
    check.close();
    expect(camera?.stopped).toBe(true);
    expect(state().tracks).toEqual({ camera: null, microphone: null });
  });

  it('keeps the camera that was chosen last, and lets go of one that comes later', async () => {
    const { check, tracks, state, slow } = setUp();
    await vi.waitFor(() => expect(state().camera).toBe('looking'));
    const answers = slow();
    check.choose('camera', 'first');
    await vi.waitFor(() => expect(answers).toHaveLength(1));
    check.choose('camera', 'second');
    await vi.waitFor(() => expect(answers).toHaveLength(2));
    answers[1]?.();
    await vi.waitFor(() => expect(state().camera).toBe('looking'));
    const second = state().tracks.camera;
    answers[0]?.();
    await vi.waitFor(() => expect(tracks.filter(({ stopped }) => stopped)).toHaveLength(2));
    expect(state().tracks.camera).toBe(second);
    check.close();
    expect(tracks.every(({ stopped }) => stopped)).toBe(true);
  });

  it('[T43] takes the remembered device, or the usual one where it is gone', async () => {
    rememberDevice('camera', 'old-camera');
    const { check, asked, state } = setUp({ missing: 'old-camera' });
    await vi.waitFor(() => expect(state().camera).toBe('looking'));
    const cameras = asked.filter((wanted) => JSON.stringify(wanted).includes('video'));
    expect(cameras).toHaveLength(2);
    expect(JSON.stringify(cameras[0])).toContain('old-camera');
    expect(JSON.stringify(cameras[1])).not.toContain('deviceId');
    check.choose('camera', 'new-camera');
    await vi.waitFor(() => expect(asked).toHaveLength(4));
    expect(JSON.stringify(asked[3])).toContain('new-camera');
    expect(rememberedDevice('camera')).toBe('new-camera');
  });
});
