/** Numbers, durations and dates as people see them. */
import { afterEach, describe, expect, it } from 'vitest';
import {
  formatAgo,
  formatClock,
  formatCount,
  formatDate,
  formatLength,
  formatMoment,
  formatShare,
  formatUntil,
  formatWait,
  setFormatLanguage,
} from './format.ts';

describe('formats', () => {
  afterEach(() => setFormatLanguage('zh'));

  it('groups thousands and shortens from ten thousand on', () => {
    expect([0, 3214, 9999, 10_000, 12_345, 200_000, 1_000_000, 12_345_678].map(formatCount)).toEqual([
      '0',
      '3,214',
      '9,999',
      '1万',
      '1.2万',
      '20万',
      '100万',
      '1,234万',
    ]);
  });

  it('shows a share of nothing as a dash', () => {
    expect([formatShare(3, 10), formatShare(0, 0)]).toEqual(['30%', '—']);
  });

  it('runs clocks in minutes, then in hours', () => {
    expect([0, 65_000, 3_723_000].map(formatClock)).toEqual(['0:00', '1:05', '1:02:03']);
    expect([45_000, 130_000, 3_900_000].map(formatWait)).toEqual(['45″', '2′10″', '1小时05分']);
  });

  it('says how long something lasts', () => {
    expect([0, 40_400, 59_600, 750_000, 7_500_000].map(formatLength)).toEqual([
      '1秒',
      '40秒',
      '1分0秒',
      '12分30秒',
      '2小时5分',
    ]);
  });

  it('says how long ago and how long until', () => {
    const now = Date.parse('2025-11-20T08:00:00Z');
    expect(formatAgo('2025-11-20T07:59:30Z', now)).toBe('刚刚');
    expect(formatAgo('2025-11-20T07:57:00Z', now)).toBe('3分钟前');
    expect(formatUntil(90_000)).toBe('1分30秒');
    expect(formatUntil(27 * 3_600_000)).toBe('1天3小时');
  });

  it('adds the day to times of other days', () => {
    const now = new Date(2025, 10, 20, 16, 0).getTime();
    expect(formatMoment(new Date(2025, 10, 20, 9, 5).toISOString(), now)).toBe('09:05');
    expect(formatMoment(new Date(2025, 10, 19, 23, 59).toISOString(), now)).toBe('11月19日 23:59');
    expect(formatMoment(new Date(2024, 10, 20, 16, 0).toISOString(), now)).toBe('11月20日 16:00');
  });

  it('takes a bare day as a day of the calendar', () => {
    expect(formatDate('2025-12-31')).toBe('2025年12月31日');
    setFormatLanguage('en');
    expect(formatDate('2025-12-31')).toBe('31 December 2025');
  });
});
