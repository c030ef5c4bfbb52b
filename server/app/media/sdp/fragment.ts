/** Reads and writes SDP fragments (RFC 8840): the few lines by which a path is extended or begun anew. */
import type { TransportOffer } from '#shared/features/stage/media-schemas.ts';
import { ok, type Result, refuse } from '#shared/kernel/result.ts';
import { toCandidate } from './write-answer.ts';

const LINE = /^[a-z]=\P{Cc}{0,1024}$/u;
const UFRAG = /^a=ice-ufrag:([A-Za-z0-9+/=_-]{1,256})$/m;
const MOST_LINES = 500;

/**
 * Whose credentials a fragment is about; null when it names none. The candidates in it are not needed: a caller is
 * found where it calls from.
 */
export function readFragment(text: string): Result<{ readonly ufrag: string | null }> {
  const lines = text.split(/\r?\n/).filter((line) => line !== '');
  if (lines.length === 0 || lines.length > MOST_LINES || !lines.every((line) => LINE.test(line))) {
    return refuse('bad_request', 'no SDP fragment');
  }
  if (!lines.some((line) => /^a=(ice-ufrag|ice-pwd|candidate|end-of-candidates|mid)/.test(line))) {
    return refuse('bad_request', 'nothing about a path');
  }
  return ok({ ufrag: UFRAG.exec(lines.join('\n'))?.[1] ?? null });
}

/** Our side of a path that begins anew. */
export function writeFragment({
  iceParameters,
  iceCandidates,
}: Pick<TransportOffer, 'iceParameters' | 'iceCandidates'>): string {
  const lines = [
    'ice-lite',
    `ice-ufrag:${iceParameters.usernameFragment}`,
    `ice-pwd:${iceParameters.password}`,
    ...iceCandidates.map(toCandidate).map((candidate) => {
      const { foundation, component, transport, priority, ip, port, type, tcptype } = candidate;
      const tcp = tcptype === undefined ? '' : ` tcptype ${tcptype}`;
      return `candidate:${foundation} ${component} ${transport} ${priority} ${ip} ${port} typ ${type}${tcp}`;
    }),
    'end-of-candidates',
  ];
  return lines.map((line) => `a=${line}\r\n`).join('');
}
