/** Shapes and spread of ids and codes. */
import { describe, expect, it } from 'vitest';
import { idSchema, receiptCodeSchema, sessionCodeSchema } from '#shared/kernel/ids.ts';
import { createNodeIds } from './ids.ts';

const MANY = 5_000;
const ids = createNodeIds();

function many(make: () => string): readonly string[] {
  return Array.from({ length: MANY }, make);
}

describe('node ids', () => {
  it('have the shapes that both sides check', () => {
    for (const id of many(() => ids.id('q'))) expect(idSchema.parse(id)).toBe(id);
    for (const code of many(() => ids.sessionCode())) expect(sessionCodeSchema.parse(code)).toBe(code);
    for (const code of many(() => ids.receiptCode())) expect(receiptCodeSchema.parse(code)).toBe(code);
  });

  it('keep secrets of 256 bits in characters that fit into a link', () => {
    for (const secret of many(() => ids.secret())) expect(secret).toMatch(/^[A-Za-z0-9_-]{43}$/);
  });

  it('do not repeat', () => {
    for (const make of [() => ids.id('q'), () => ids.receiptCode(), () => ids.secret()]) {
      expect(new Set(many(make)).size).toBe(MANY);
    }
  });

  it('use all 32 characters of codes about equally often', () => {
    const counts = new Map<string, number>();
    for (const character of many(() => ids.sessionCode()).join('')) {
      counts.set(character, (counts.get(character) ?? 0) + 1);
    }
    const expected = (MANY * 6) / 32;
    expect(counts.size).toBe(32);
    // Eight standard deviations: chance does not get there.
    for (const count of counts.values()) {
      expect(Math.abs(count - expected)).toBeLessThan(8 * Math.sqrt(expected));
    }
  });
});
