/** What the browser's statistics say of a path. */
import { expect, it } from 'vitest';
import { readPath } from './probe-network.ts';

const statsOf = (protocol: string, candidateType: string, pair: Record<string, number>) =>
  new Map(
    [
      { id: 'T', type: 'transport', selectedCandidatePairId: 'P2' },
      { id: 'P1', type: 'candidate-pair', localCandidateId: 'C0', nominated: false },
      { id: 'P2', type: 'candidate-pair', localCandidateId: 'C1', nominated: true, ...pair },
      { id: 'C1', type: 'local-candidate', protocol, candidateType },
    ].map((report) => [report.id, report]),
  );

it('[T42] names the way and the round trip in milliseconds', () => {
  const several = { totalRoundTripTime: 0.12, responsesReceived: 4, currentRoundTripTime: 0.9 };
  expect(readPath(statsOf('udp', 'host', several))).toEqual({ is: 'reached', by: 'udp', roundTripMs: 30 });
  expect(readPath(statsOf('tcp', 'prflx', { currentRoundTripTime: 0.25 }))).toEqual({
    is: 'reached',
    by: 'tcp',
    roundTripMs: 250,
  });
  expect(readPath(statsOf('udp', 'relay', several))).toMatchObject({ by: 'relay' });
});
