/** What the desk says of partners' streams and of platforms. */
import { describe, expect, it } from 'vitest';
import { zh as t } from '#client/locales/zh/desk-streams.ts';
import type { IntakeState } from '#shared/features/stage/intake.ts';
import { pullStatus, restreamStatus } from './stream-words.ts';

const NOW = Date.UTC(2026, 2, 1, 9);
const inSeconds = (seconds: number) => new Date(NOW + seconds * 1000).toISOString();
const minutesAgo = (minutes: number) => inSeconds(-60 * minutes);

describe('the state of a partner’s stream', () => {
  const says = (
    intake: Omit<IntakeState, 'by'> | null,
    more: Partial<Parameters<typeof pullStatus>[1]> = {},
  ) => {
    const facts = { live: false, onAir: false, course: 'live', ...more } as const;
    const given = intake === null ? undefined : ({ by: 'pull', ...intake } as const);
    return pullStatus(t, { ...facts, intake: given }, NOW);
  };

  it('[U3] is said before, during and after the session', () => {
    expect(says(null, { course: 'before' }).words).toBe('会议开始后自动接入');
    expect(says(null).words).toBe('正在连接……');
    expect(says({ state: 'connecting' })).toEqual({ tone: 'waiting', words: '正在连接……', reason: null });
    expect(says(null, { course: 'over' }).words).toBe('会议已结束');
  });

  it('[U3] is connected only when something of it has arrived', () => {
    expect(says({ state: 'flowing', picture: 'encode' }).words).toBe('正在连接……');
    expect(says({ state: 'flowing', picture: 'encode' }, { live: true })).toEqual({
      ...{ tone: 'done', words: '已接入', reason: null },
    });
    expect(says({ state: 'flowing', picture: 'none' }, { live: true }).words).toBe('已接入 · 只有声音');
  });

  it('[U3] counts down to the next attempt, and keeps the reason while that is under way', () => {
    const failed = { state: 'failed', reason: 'source_unreachable', retryAt: inSeconds(7.2) } as const;
    expect(says(failed)).toEqual({
      ...{ tone: 'waiting', words: '没有接上，8 秒后再试', reason: 'source_unreachable' },
    });
    expect(says(failed, { onAir: true }).words).toBe('信号断了，8 秒后再试');
    expect(says({ ...failed, retryAt: inSeconds(-1) }).words).toBe('没有接上，正在重试');
    expect(says({ state: 'connecting', reason: 'source_unreachable' })).toMatchObject({
      ...{ words: '正在连接……', reason: 'source_unreachable' },
    });
  });
});

describe('the state of a platform', () => {
  it('[V3] is said before the session, and while there is no picture', () => {
    expect(restreamStatus(t, undefined, NOW)).toMatchObject({ tone: 'stopped', words: '会议开始后自动推送' });
    expect(restreamStatus(t, { state: 'waiting' }, NOW)).toMatchObject({ words: '等待画面', reason: null });
  });

  it('[V3] tells for how long it has been sent', () => {
    const says = (minutes: number) =>
      restreamStatus(t, { state: 'running', since: minutesAgo(minutes) }, NOW).words;
    expect([0.5, 12.9, 60, 125].map(says)).toEqual([
      ...['推送中', '推送中 · 已 12 分', '推送中 · 已 1 小时 0 分', '推送中 · 已 2 小时 5 分'],
    ]);
  });

  it('[V3] says that it broke off and is tried again, or that it cannot be sent, and why', () => {
    const unreached = { state: 'retrying', reason: 'target_unreachable', retryAt: inSeconds(4) } as const;
    expect(restreamStatus(t, unreached, NOW).words).toBe('没有接上，4 秒后再试');
    const retrying = { ...unreached, since: minutesAgo(9) };
    expect(restreamStatus(t, retrying, NOW)).toEqual({
      ...{ tone: 'waiting', words: '推送断了，4 秒后再试', reason: 'target_unreachable' },
    });
    expect(restreamStatus(t, { ...retrying, retryAt: inSeconds(0) }, NOW).words).toBe('推送断了，正在重试');
    expect(restreamStatus(t, { state: 'failed', reason: 'target_key_lost' }, NOW)).toMatchObject({
      ...{ words: '不能推送', reason: 'target_key_lost' },
    });
  });
});
