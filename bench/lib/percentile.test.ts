/** Percentiles and medians of what was measured. */
import { describe, expect, it } from 'vitest';
import { LatencyHistogram, median, percentile } from './percentile.ts';

describe('percentile', () => {
  it('is the value at the nearest rank, whatever the order', () => {
    const values = Array.from({ length: 100 }, (_, at) => 100 - at);
    expect(percentile(values, 50)).toBe(50);
    expect(percentile(values, 99)).toBe(99);
    expect(percentile(values, 100)).toBe(100);
    expect(median([3, 1, 2])).toBe(2);
  });

  it('is 0 of nothing and the value itself of one', () => {
    expect(percentile([], 99)).toBe(0);
    expect(percentile([7], 1)).toBe(7);
  });
});

describe('LatencyHistogram', () => {
  it('answers the upper edge of the bucket in which the percentile lies', () => {
    const histogram = new LatencyHistogram();
    histogram.add(1, 99);
    histogram.add(50.1);
    expect(histogram.percentile(50)).toBe(1.25);
    expect(histogram.percentile(99)).toBe(1.25);
    expect(histogram.percentile(99.9)).toBe(50.25);
    expect(histogram.total).toBe(100);
  });

  it('merges what other processes measured', () => {
    const one = new LatencyHistogram();
    const other = new LatencyHistogram();
    one.add(1);
    other.add(3, 3);
    one.merge(other.dump());
    expect(one.total).toBe(4);
    expect(one.percentile(99)).toBe(3.25);
  });

  it('takes times that are earlier than expected, or absurdly late', () => {
    const histogram = new LatencyHistogram();
    histogram.add(-1);
    histogram.add(Number.POSITIVE_INFINITY);
    expect(histogram.percentile(50)).toBe(0.25);
    expect(histogram.percentile(100)).toBeGreaterThan(100_000);
  });
});
