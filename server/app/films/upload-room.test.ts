/** Rule T12: how many films, and how much of the disk, may be on their way. */
import { describe, expect, it } from 'vitest';
import { LIMITS } from '#shared/kernel/limits.ts';
import { UploadRoom } from './upload-room.ts';

const MB = 1024 * 1024;

function roomOf(freeMb: number) {
  const room = new UploadRoom({
    filmDisk: { freeBytes: async () => (freeMb + 50) * MB },
    minFreeBytes: 50 * MB,
  });
  const take = (mb: number | null, { sessionId = 's', there = 0 } = {}) =>
    room.take({ sessionId, there, bytes: mb === null ? null : mb * MB });
  return { take };
}

describe('[T12] room for films', () => {
  it('is refused when the disk does not take those that are on their way together', async () => {
    const { take } = roomOf(100);
    const [first, second] = await Promise.all([take(60), take(60, { sessionId: 'other' })]);
    expect([first, second]).toMatchObject([{ ok: true }, { ok: false, code: 'disk_full' }]);
    if (first?.ok === true) first.value();
    expect(await take(60)).toMatchObject({ ok: true });
  });

  it('is that of the largest film when the sender does not say how large it is', async () => {
    const { take } = roomOf(LIMITS.filmBytes / MB - 1);
    expect(await take(null)).toMatchObject({ code: 'disk_full' });
  });

  it('counts those that are on their way as films of the session', async () => {
    const { take } = roomOf(100_000);
    const last = { there: LIMITS.films - 1 };
    expect(await take(1, last)).toMatchObject({ ok: true });
    expect(await take(1, last)).toMatchObject({ code: 'too_many_films' });
    expect(await take(1, { ...last, sessionId: 'other' })).toMatchObject({ ok: true });
  });
});
