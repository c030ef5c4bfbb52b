/** Tests of one-time codes. */
import { describe, expect, it } from 'vitest';
import { createLogCodeSender } from '#server/adapters/log/code-sender.ts';
import { createMemoryRateLimits } from '#server/adapters/memory/rate-limits.ts';
import { accountWorld, keptLog } from '#tests/support/account-fakes.ts';

const minute = 60_000;
const phone = '13900001234';
const address = '10.0.0.1';
const personId = 'p_wang01';

function codeWorld(options: Parameters<typeof accountWorld>[0] = {}) {
  const world = accountWorld(options);
  const ask = (who = personId, to = phone) =>
    world.verification.request({ personId: who, phone: to, address });
  const lastCode = () => world.sent.at(-1)?.code ?? '';
  return { ...world, ask, lastCode };
}

/** A code of six figures that is not this one. */
const otherThan = (code: string, by = 1) => String((Number(code) + by) % 1_000_000).padStart(6, '0');

describe('one-time codes', () => {
  it('[A16] the code that was sent verifies once', async () => {
    const { ask, lastCode, verification, sent } = codeWorld();
    expect(await ask()).toEqual({ ok: true, value: {} });
    expect(sent).toEqual([{ phone, code: expect.stringMatching(/^\d{6}$/) }]);
    expect(verification.confirm(personId, lastCode())).toEqual({ ok: true, value: {} });
    expect(verification.confirm(personId, lastCode())).toMatchObject({ code: 'wrong_credentials' });
  });

  it('[A16] another person cannot use it', async () => {
    const { ask, lastCode, verification } = codeWorld();
    await ask();
    expect(verification.confirm('p_other1', lastCode())).toMatchObject({ code: 'wrong_credentials' });
    await ask('p_other1', '13900005678');
    const others = lastCode();
    expect(verification.confirm(personId, others)).toMatchObject({ code: 'wrong_credentials' });
  });

  it('[A16] it is over after 5 minutes', async () => {
    const { ask, lastCode, verification, clock } = codeWorld();
    await ask();
    clock.advance(5 * minute);
    expect(verification.confirm(personId, lastCode())).toMatchObject({ code: 'wrong_credentials' });
  });

  it('[A16] the fifth try may be right, the sixth may not', async () => {
    for (const [wrong, expected] of [
      [4, true],
      [5, false],
    ] as const) {
      const { ask, lastCode, verification } = codeWorld();
      await ask();
      for (let at = 1; at <= wrong; at += 1) verification.confirm(personId, otherThan(lastCode(), at));
      expect(verification.confirm(personId, lastCode()).ok).toBe(expected);
    }
  });

  it('[A16] a newer code takes the place of the older one', async () => {
    const { ask, lastCode, verification, clock } = codeWorld();
    await ask();
    const older = lastCode();
    clock.advance(minute);
    await ask();
    expect(verification.confirm(personId, older)).toMatchObject({ code: 'wrong_credentials' });
    expect(verification.confirm(personId, lastCode())).toMatchObject({ ok: true });
  });

  it('[A17] one a minute, for the person and for the phone', async () => {
    const { ask, clock, sent } = codeWorld();
    await ask();
    expect(await ask(personId, '13900005678')).toEqual({ ok: false, code: 'too_fast', retryAfterMs: minute });
    expect(await ask('p_other1')).toMatchObject({ code: 'too_fast' });
    clock.advance(minute);
    expect(await ask()).toMatchObject({ ok: true });
    expect(sent).toHaveLength(2);
  });

  it('[A17] five an hour', async () => {
    const { ask, clock } = codeWorld();
    for (let at = 0; at < 5; at += 1) {
      expect(await ask()).toMatchObject({ ok: true });
      clock.advance(2 * minute);
    }
    expect(await ask()).toMatchObject({ code: 'too_fast', retryAfterMs: 50 * minute });
  });

  it('[A17] also limited by address, as people are made freely', async () => {
    const rateLimits = createMemoryRateLimits();
    const { ask } = codeWorld({ rateLimits });
    for (let at = 0; at < 30; at += 1) await ask(`p_many${at}`, `139000010${String(at).padStart(2, '0')}`);
    expect(await ask('p_onemore', '13900002222')).toMatchObject({ code: 'too_fast' });
    await rateLimits.close();
  });

  it('[A16] a code that could not be sent is refused and does not count', async () => {
    const { ask, sender, log } = codeWorld();
    sender.working = false;
    expect(await ask()).toMatchObject({ code: 'overloaded' });
    expect(log.lines).toMatchObject([{ level: 'warn' }]);
  });

  it('[A17] the phone is in no log line of ours, and the timer stops', async () => {
    const { ask, log, clock, verification } = codeWorld();
    await ask();
    clock.advance(2 * 60 * minute);
    expect(JSON.stringify(log.lines)).not.toContain(phone);
    expect(clock.pending()).toBe(1);
    verification.close();
    expect(clock.pending()).toBe(0);
  });

  it('[A17] the sender that logs shows the code and only the end of the number', async () => {
    const log = keptLog();
    expect(await createLogCodeSender(log).send(phone, '123456')).toBe(true);
    const text = JSON.stringify(log.lines);
    expect(text).toContain('123456');
    expect(text).toContain('1234');
    expect(text).not.toContain(phone);
  });
});
