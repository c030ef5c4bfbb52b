/** Presses of two desks and a slow network, against the rule of the server. */
import { describe, expect, it, vi } from 'vitest';
import { type FailureCode, fail, type Outcome } from '#client/lib/outcome.ts';
import { createStore } from '#client/lib/store.ts';
import type { InputOf, ReplyOf } from '#shared/contract/catalogue.ts';
import { EMPTY_STAGE, type Programme, type StageState } from '#shared/features/stage/state.ts';
import { ok, refuse } from '#shared/kernel/result.ts';
import { createCutter, PRESS_LIFE_MS } from './cutter.ts';
import { showCard, takeOff, withSound } from './programme-changes.ts';

const HOST: Programme = { video: { sourceId: 'host', track: 'camera' }, audio: ['host'], card: 'none' };
const TWO: Programme = { ...HOST, second: { sourceId: 'g_1', track: 'camera', place: 'beside' } };

type CutInput = InputOf<'stage:cut'>;

/** A server with one desk; `tell` brings what is on air there to the desk. */
function setUp() {
  const clock = { nowMs: 0 };
  const onAir: { stage: StageState } = { stage: { ...EMPTY_STAGE, programme: HOST, cutSeq: 7 } };
  const known = createStore<StageState>(onAir.stage);
  const refusals: FailureCode[] = [];
  const take = ({ after, ...programme }: CutInput): Outcome<ReplyOf<'stage:cut'>> => {
    if (after !== undefined && after !== onAir.stage.cutSeq) return refuse('conflict');
    onAir.stage = { ...onAir.stage, programme, cutSeq: onAir.stage.cutSeq + 1 };
    return ok({ cutSeq: onAir.stage.cutSeq });
  };
  const send = vi.fn(async (cut: CutInput) => take(cut));
  const cut = createCutter({
    stage: known,
    send,
    refused: (code) => refusals.push(code),
    nowMs: () => clock.nowMs,
  });
  return { cut, send, take, refusals, onAir, clock, tell: () => known.set(onAir.stage) };
}

describe('[T53] cuts of the desk', () => {
  it('say which programme they change', async () => {
    const { cut, send, onAir } = setUp();
    await cut((now) => withSound(now, 'g_1', true));
    expect(send).toHaveBeenCalledExactlyOnceWith({ ...HOST, audio: ['host', 'g_1'], after: 7 });
    expect(onAir.stage.programme.audio).toEqual(['host', 'g_1']);
  });

  it('change what another desk has put on air meanwhile, and undo nothing of it', async () => {
    const { cut, take, onAir, tell, refusals, send } = setUp();
    take({ ...TWO, audio: ['host', 'g_1'], after: 7 });
    const pressed = cut((now) => withSound(now, 'host', false));
    await vi.waitFor(() => expect(send).toHaveBeenCalledOnce());
    tell();
    await pressed;
    expect(onAir.stage.programme).toEqual({ ...TWO, audio: ['g_1'] });
    expect(refusals).toEqual([]);
  });

  it('take effect in the order in which they were pressed', async () => {
    const { cut, send, take, onAir, clock, refusals } = setUp();
    let release = (): void => undefined;
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    send.mockImplementationOnce(async (input) => {
      await held;
      return take(input);
    });
    const first = cut(() => showCard('break'));
    clock.nowMs += PRESS_LIFE_MS + 1;
    const second = cut(() => TWO);
    clock.nowMs += PRESS_LIFE_MS + 1;
    release();
    await Promise.all([first, second]);
    expect(onAir.stage.programme).toEqual({ ...TWO, audio: [...TWO.audio] });
    expect(refusals).toEqual([]);
  });

  it('go on from what this desk put on air itself, also when no news of it comes', async () => {
    const { cut, onAir, refusals } = setUp();
    await cut(() => TWO);
    await cut((now) => withSound(now, 'g_1', true));
    expect(onAir.stage.programme).toEqual({ ...TWO, audio: ['host', 'g_1'] });
    expect(refusals).toEqual([]);
  });

  it('open nothing behind a card that another desk has put up meanwhile, and say so', async () => {
    const { cut, take, onAir, tell, refusals, send } = setUp();
    take({ ...showCard('break'), audio: [], after: 7 });
    const pressed = cut((now) => withSound(now, 'g_1', true));
    await vi.waitFor(() => expect(send).toHaveBeenCalledOnce());
    tell();
    await pressed;
    expect(onAir.stage.programme).toEqual(showCard('break'));
    expect(refusals).toEqual(['conflict']);
  });

  it('that change nothing are not sent', async () => {
    const { cut, send } = setUp();
    await cut((now) => now);
    expect(send).not.toHaveBeenCalled();
  });

  it('are given up when the network held them up, in words', async () => {
    const { cut, send, take, clock, refusals, onAir, tell } = setUp();
    send.mockImplementationOnce(async (input) => {
      clock.nowMs += PRESS_LIFE_MS;
      take({ ...TWO, audio: ['g_1'] });
      tell();
      return take(input);
    });
    await cut((now) => takeOff(now, 'host'));
    expect(refusals).toEqual(['conflict']);
    expect(onAir.stage.programme.video).toEqual(HOST.video);
    expect(send).toHaveBeenCalledOnce();
  });

  it('are given up when the one before them got lost and they have become old', async () => {
    const { cut, send, clock, refusals } = setUp();
    send.mockImplementationOnce(async () => {
      clock.nowMs += PRESS_LIFE_MS;
      return fail('offline');
    });
    await Promise.all([cut(() => TWO), cut(() => showCard('break'))]);
    expect(refusals).toEqual(['offline', 'timed_out']);
    expect(send).toHaveBeenCalledOnce();
  });

  it('end with the reason when they are refused', async () => {
    const { cut, send, refusals } = setUp();
    send.mockResolvedValueOnce(fail('offline'));
    await cut(() => TWO);
    expect(refusals).toEqual(['offline']);
    await cut(() => TWO);
    expect(refusals).toEqual(['offline']);
  });
});
