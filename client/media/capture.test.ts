/** Checks what people are told when no picture or sound can be had, and how loudness is shown. */
import { describe, expect, it } from 'vitest';
import { captureDevice, captureErrorOf, captureScreen, listDevices } from './capture.ts';
import { levelOf } from './level-meter.ts';

const named = (name: string): Error => Object.assign(new Error(name), { name });

describe('captureErrorOf', () => {
  it.each([
    ['NotAllowedError', 'permission_blocked'],
    ['NotFoundError', 'no_device'],
    ['OverconstrainedError', 'no_device'],
    ['NotReadableError', 'device_busy'],
    ['toString', 'failed'],
    ['SomethingNew', 'failed'],
  ])('%s is %s', (name, error) => {
    expect(captureErrorOf(named(name))).toBe(error);
  });

  it.each([undefined, null, 'text', 7])('survives %s', (thrown) => {
    expect(captureErrorOf(thrown)).toBe('failed');
  });
});

describe('without what it takes', () => {
  it('an insecure page is named as the reason', async () => {
    const insecure = { isSecureContext: false, mediaDevices: undefined };
    expect(await captureDevice('camera', undefined, insecure)).toEqual({
      ok: false,
      error: 'insecure_context',
    });
    expect(await captureScreen(insecure)).toEqual({ ok: false, error: 'insecure_context' });
  });

  it('an old browser is named as the reason', async () => {
    const old = { isSecureContext: true, mediaDevices: undefined };
    expect(await captureDevice('microphone', undefined, old)).toEqual({
      ok: false,
      error: 'unsupported_browser',
    });
    expect(await captureScreen(old)).toEqual({ ok: false, error: 'unsupported_browser' });
    expect(await listDevices(old)).toEqual([]);
  });
});

describe('levelOf', () => {
  it.each([
    [0, 0],
    [1, 1],
    [0.001, 0],
    [0.031_622_78, 0.5],
  ])('samples of %d show as %d', (sample, level) => {
    expect(levelOf(new Float32Array(16).fill(sample))).toBeCloseTo(level, 3);
  });

  it('no samples are silence', () => {
    expect(levelOf(new Float32Array(0))).toBe(0);
  });
});
