/** Rule P14 and the shape of every registered poll type; a new type is tested without a line here. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addToTally, countTally, exampleOf, parseAnswer, parseConfig, pollTypeNames } from './poll-kind.ts';

describe.each(pollTypeNames)('poll type %s', (name) => {
  const { config, answers } = exampleOf(name);

  it('[P1] accepts its own example', () => {
    expect(parseConfig(name, config)).toEqual(config);
    expect(answers.length).toBeGreaterThan(1);
    for (const answer of answers) expect(parseAnswer(name, config, answer)).toEqual(answer);
  });

  it('[P6] refuses whatever is not an answer, and never throws', () => {
    fc.assert(
      fc.property(fc.anything(), (anything) => {
        const answer = parseAnswer(name, config, anything);
        if (answer !== null) expect(parseAnswer(name, config, answer)).toEqual(answer);
        expect(() => parseConfig(name, anything)).not.toThrow();
      }),
      { numRuns: 500 },
    );
  });

  it('[P14] the tally does not depend on the order, and one by one equals all at once', () => {
    const ballots = fc.array(fc.constantFrom(...answers), { maxLength: 40 });
    fc.assert(
      fc.property(ballots, (given) => {
        const oneByOne = given.reduce<unknown>(
          (tally, answer) => addToTally(name, tally, answer),
          countTally(name, config, []),
        );
        const reversed = countTally(
          name,
          config,
          given.toReversed().map((answer) => ({ answer, count: 1 })),
        );
        const grouped = answers.map((answer) => ({
          answer,
          count: given.filter((ballot) => JSON.stringify(ballot) === JSON.stringify(answer)).length,
        }));
        const distinct = new Map(grouped.map((entry) => [JSON.stringify(entry.answer), entry]));
        expect(reversed).toEqual(oneByOne);
        expect(countTally(name, config, [...distinct.values()])).toEqual(oneByOne);
      }),
    );
  });
});
