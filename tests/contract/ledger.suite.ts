/** What every ledger promises: one person, one vote, one support; and nothing after the close. */
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { BallotEntry, Ledger } from '#server/ports/ledger.ts';
import type { Installation, StoreSubject, Stores } from './store-subjects.ts';

let lastName = 0;

function newId(prefix: string): string {
  lastName += 1;
  return `${prefix}_${lastName}`;
}

function ballot(pollId: string, person: number, change: Partial<BallotEntry> = {}): BallotEntry {
  const personId = `p_${person}`;
  return { pollId, personId, commandId: `command-${person}`, answer: [person % 3], secret: true, ...change };
}

export function ledgerSuite(subject: StoreSubject): void {
  describe(`ledger: ${subject.name}`, () => {
    let installation: Installation;
    let stores: Stores;
    let other: Stores;
    let ledger: Ledger;

    beforeAll(async () => {
      installation = await subject.install();
      stores = await installation.open();
      other = await installation.open();
      ledger = stores.ledger;
    });
    afterAll(async () => {
      await stores.close();
      await other.close();
      await installation.remove();
    });

    const openPoll = async () => {
      const pollId = newId('poll');
      await ledger.openPoll(pollId);
      return pollId;
    };
    const total = async (pollId: string) =>
      (await ledger.countBallots(pollId)).reduce((sum, { count }) => sum + count, 0);

    const supportsIn = async (scope: string) =>
      (await ledger.listSupports(scope))
        .map(({ targetId, personId }) => `${targetId} ${personId}`)
        .toSorted();

    describe.each([
      ['secret', true],
      ['named', false],
    ])('%s ballots', (_, secret) => {
      it('are stored once and counted by answer', async () => {
        const pollId = await openPoll();
        for (let person = 0; person < 7; person += 1) {
          expect(await ledger.castBallot(ballot(pollId, person, { secret }))).toBe('stored');
        }
        const counts = new Map(
          (await ledger.countBallots(pollId)).map(({ answer, count }) => [JSON.stringify(answer), count]),
        );
        expect(counts).toEqual(
          new Map([
            ['[0]', 3],
            ['[1]', 2],
            ['[2]', 2],
          ]),
        );
        expect(await ledger.countVoters(pollId)).toBe(7);
        expect(await ledger.listVoters(pollId)).toEqual(['p_0', 'p_1', 'p_2', 'p_3', 'p_4', 'p_5', 'p_6']);
        expect(await ledger.listVoters(newId('poll'))).toEqual([]);
        expect(await ledger.hasVoted(pollId, 'p_3')).toBe(true);
        expect(await ledger.hasVoted(pollId, 'p_7')).toBe(false);
      });

      it('of the same command count once, of another command are refused', async () => {
        const pollId = await openPoll();
        const entry = ballot(pollId, 1, { secret });
        expect(await ledger.castBallot(entry)).toBe('stored');
        expect(await ledger.castBallot(entry)).toBe('repeated');
        expect(await ledger.castBallot({ ...entry, commandId: 'command-other', answer: 'x' })).toBe(
          'already_voted',
        );
        await ledger.closePoll(pollId);
        expect(await ledger.castBallot(entry)).toBe('repeated');
        expect(await total(pollId)).toBe(1);
      });

      it('of one person that arrive together count once', async () => {
        const pollId = await openPoll();
        const outcomes = await Promise.all(
          Array.from({ length: 20 }, (_, index) =>
            (index % 2 === 0 ? ledger : other.ledger).castBallot(
              ballot(pollId, 1, { secret, commandId: `command-${index % 4}`, answer: index % 4 }),
            ),
          ),
        );
        expect(outcomes.filter((outcome) => outcome === 'stored')).toHaveLength(1);
        expect(outcomes.filter((outcome) => outcome === 'repeated')).toHaveLength(4);
        expect(outcomes.filter((outcome) => outcome === 'already_voted')).toHaveLength(15);
        expect(await total(pollId)).toBe(1);
      });

      it('are refused before the opening and after the close, for good', async () => {
        const pollId = newId('poll');
        expect(await ledger.castBallot(ballot(pollId, 1, { secret }))).toBe('poll_closed');
        await ledger.openPoll(pollId);
        await ledger.openPoll(pollId);
        expect(await ledger.castBallot(ballot(pollId, 2, { secret }))).toBe('stored');
        await ledger.closePoll(pollId);
        await ledger.closePoll(pollId);
        await ledger.openPoll(pollId);
        expect(await ledger.castBallot(ballot(pollId, 3, { secret }))).toBe('poll_closed');
        expect(await other.ledger.castBallot(ballot(pollId, 4, { secret }))).toBe('poll_closed');
        expect(await ledger.countVoters(pollId)).toBe(1);
        expect(await total(pollId)).toBe(1);
      });

      it('that race the close are stored if and only if they were acknowledged as stored', async () => {
        const race = fc.asyncProperty(
          fc.integer({ min: 1, max: 60 }),
          fc.integer({ min: 0, max: 60 }),
          fc.boolean(),
          async (voters, closeAfter, elsewhere) => {
            const pollId = await openPoll();
            let closing: Promise<readonly number[]> | undefined;
            const outcomes: Promise<string>[] = [];
            for (let person = 0; person <= voters; person += 1) {
              if (person === Math.min(closeAfter, voters)) {
                const closer = elsewhere ? other.ledger : ledger;
                closing = closer
                  .closePoll(pollId)
                  .then(async () => [await total(pollId), await ledger.countVoters(pollId)]);
              }
              const caster = person % 2 === 0 ? ledger : other.ledger;
              outcomes.push(caster.castBallot(ballot(pollId, person, { secret })));
            }
            const atClose = await closing;
            const stored = (await Promise.all(outcomes)).filter((outcome) => outcome === 'stored').length;
            expect(atClose).toEqual([stored, stored]);
            expect([await total(pollId), await ledger.countVoters(pollId)]).toEqual([stored, stored]);
          },
        );
        await fc.assert(race, { numRuns: 25 });
      });
    });

    it('counts the same answers after the close of a secret poll as before', async () => {
      const pollId = await openPoll();
      await Promise.all(
        Array.from({ length: 300 }, (_, person) => ledger.castBallot(ballot(pollId, person))),
      );
      const before = await ledger.countBallots(pollId);
      await ledger.closePoll(pollId);
      expect(await ledger.countBallots(pollId)).toEqual(before);
    });

    it('lists who answered what in named polls only', async () => {
      const [named, secret] = [await openPoll(), await openPoll()];
      await ledger.castBallot(ballot(named, 2, { secret: false, answer: { choice: '同意' } }));
      await ledger.castBallot(ballot(named, 1, { secret: false, answer: null }));
      await ledger.castBallot(ballot(secret, 1));
      const listed = [...(await ledger.listNamedBallots(named))].sort((a, b) =>
        a.personId < b.personId ? -1 : 1,
      );
      expect(listed).toEqual([
        { personId: 'p_1', answer: null },
        { personId: 'p_2', answer: { choice: '同意' } },
      ]);
      expect(await ledger.listNamedBallots(secret)).toEqual([]);
    });

    it('keeps one support per person and target, set and withdrawn', async () => {
      const [scope, one, two] = [newId('s'), newId('q'), newId('q')];
      expect(await ledger.setSupport(one, scope, 'p_1', true)).toBe(true);
      expect(await ledger.setSupport(one, scope, 'p_1', true)).toBe(false);
      expect(await ledger.setSupport(one, scope, 'p_2', true)).toBe(true);
      expect(await ledger.setSupport(two, scope, 'p_2', true)).toBe(true);
      expect(await ledger.setSupport(two, scope, 'p_1', false)).toBe(false);
      expect(await supportsIn(scope)).toEqual([`${one} p_1`, `${one} p_2`, `${two} p_2`]);
      expect(await ledger.countSupporters([one, two])).toBe(2);
      expect(await ledger.countSupporters([one, one])).toBe(2);
      expect(await ledger.countSupporters([])).toBe(0);
      expect(await ledger.setSupport(one, scope, 'p_2', false)).toBe(true);
      expect(await ledger.countSupporters([one])).toBe(1);
      expect(await supportsIn(scope)).toEqual([`${one} p_1`, `${two} p_2`]);
      expect(await supportsIn(newId('s'))).toEqual([]);
    });

    it('changes a support once when many ask at the same time', async () => {
      const [scope, target] = [newId('s'), newId('q')];
      const asked = (on: boolean) =>
        Promise.all(
          Array.from({ length: 10 }, (_, index) =>
            (index % 2 === 0 ? ledger : other.ledger).setSupport(target, scope, 'p_1', on),
          ),
        );
      expect((await asked(true)).filter(Boolean)).toHaveLength(1);
      expect(await ledger.countSupporters([target])).toBe(1);
      expect((await asked(false)).filter(Boolean)).toHaveLength(1);
      expect(await ledger.countSupporters([target])).toBe(0);
    });

    it('obeys the last of several changes of one support sent together', async () => {
      const [scope, target] = [newId('s'), newId('q')];
      const changes = await Promise.all(
        [true, false, true, false].map((on) => ledger.setSupport(target, scope, 'p_1', on)),
      );
      expect(changes).toEqual([true, true, true, true]);
      expect(await ledger.countSupporters([target])).toBe(0);
    });

    it('counts supporters of more targets than a database takes parameters', async () => {
      const scope = newId('s');
      const targets = Array.from({ length: 40_000 }, (_, index) => `q_many_${index}`);
      await ledger.setSupport('q_many_39999', scope, 'p_1', true);
      expect(await ledger.countSupporters(targets)).toBe(1);
    });

    it('notes a visitor once', async () => {
      const scope = newId('s');
      expect(await ledger.recordVisit(scope, 'p_1')).toBe(true);
      expect(await ledger.recordVisit(scope, 'p_1')).toBe(false);
      const firsts = await Promise.all(Array.from({ length: 5 }, () => ledger.recordVisit(scope, 'p_2')));
      expect(firsts.filter(Boolean)).toHaveLength(1);
      expect(await ledger.countVisitors(scope)).toBe(2);
      expect(await ledger.countVisitors(newId('s'))).toBe(0);
    });
  });
}
