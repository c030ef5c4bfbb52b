/** The average of a rating. */
import { expect, it } from 'vitest';
import { averageScore } from './average.ts';

it('weighs scores by how often they were given', () => {
  expect(averageScore([0, 0, 1, 0, 1])).toBe(4);
  expect(averageScore([0, 0, 0, 0, 0])).toBe(0);
});
