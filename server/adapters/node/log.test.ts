/** What is written to the log, and what must not be. */
import { describe, expect, it } from 'vitest';
import { createPinoLog, type LogLevel } from './log.ts';

/** A log and the lines it wrote. */
function listen(level: LogLevel = 'info') {
  const lines: Record<string, unknown>[] = [];
  const destination = { write: (line: string) => void lines.push(JSON.parse(line)) };
  return { log: createPinoLog({ level, destination }), lines };
}

describe('log', () => {
  it('writes a line with level, time, message and fields', () => {
    const { log, lines } = listen();
    log.warn('disk is filling', { freeMb: 12 });
    expect(lines).toEqual([
      { level: 'warn', time: expect.stringMatching(/Z$/), msg: 'disk is filling', freeMb: 12 },
    ]);
  });

  it('leaves out what is below its level', () => {
    const { log, lines } = listen('warn');
    log.info('a');
    log.warn('b');
    log.error('c');
    expect(lines.map(({ msg }) => msg)).toEqual(['b', 'c']);
  });

  it('adds the fields of a child to every line', () => {
    const { log, lines } = listen();
    log.child({ sessionId: 's_1' }).child({ personId: 'p_1' }).info('joined', { tab: 2 });
    expect(lines[0]).toMatchObject({ sessionId: 's_1', personId: 'p_1', tab: 2, msg: 'joined' });
  });

  it('hides contacts, passwords, tokens and cookies at any depth, in children and errors, too', () => {
    const { log, lines } = listen();
    const error = Object.assign(new Error('refused'), { request: { authorization: 'hush-1' } });
    log.child({ token: 'hush-2' }).error('x', {
      contact: 'hush-3',
      form: { list: [{ newPassword: 'hush-4', contactPhone: 'hush-5', city: '甲县' }] },
      headers: { 'set-cookie': 'hush-6' },
      error,
      wrapped: new Error('outer', { cause: { secret: 'hush-7' } }),
    });
    expect(JSON.stringify(lines)).not.toContain('hush');
    expect(lines[0]).toMatchObject({ contact: '[redacted]', form: { list: [{ city: '甲县' }] } });
  });

  it('describes errors with their stack, code and cause', () => {
    const { log, lines } = listen();
    const cause = Object.assign(new Error('no route'), { code: 'EHOSTUNREACH' });
    log.error('could not send', { error: new Error('failed', { cause }) });
    expect(lines[0]).toMatchObject({
      error: {
        name: 'Error',
        message: 'failed',
        stack: expect.stringContaining('log.test'),
        cause: { code: 'EHOSTUNREACH' },
      },
    });
  });

  it('survives circular fields and large numbers', () => {
    const { log, lines } = listen();
    const circle: Record<string, unknown> = { big: 2n ** 70n };
    circle.self = circle;
    log.info('round', { circle });
    expect(lines[0]).toMatchObject({ msg: 'round', circle: { big: '1180591620717411303424' } });
  });
});
