/** What every view of items has in common: signs of states, shares, counts. Pure. */
import type { Outcome, Process, Satisfaction } from '#shared/features/followups/state.ts';
import { OUTCOMES, SATISFACTIONS } from '#shared/features/followups/state.ts';
import type { PublicFollowup, Rates, SatisfactionCounts } from '#shared/features/followups/views.ts';

/** A sign of the design system. */
export type Tone = 'waiting' | 'active' | 'live' | 'done' | 'info' | 'stopped';

/** The jade square stands for carried out and for nothing else: an answer is not a deed. */
const OUTCOME_TONES: Readonly<Record<Outcome, Tone>> = {
  done: 'done',
  underway: 'info',
  planned: 'waiting',
  cannot: 'stopped',
  reference: 'stopped',
};

const PROCESS_TONES: Readonly<Record<Process, Tone>> = {
  dispatched: 'waiting',
  returned: 'waiting',
  accepted: 'info',
  handling: 'info',
  review: 'waiting',
  published: 'info',
  redo: 'active',
  closed: 'stopped',
};

export function outcomeTone(outcome: Outcome): Tone {
  return OUTCOME_TONES[outcome];
}

export function processTone(process: Process): Tone {
  return PROCESS_TONES[process];
}

/** `98.6%`. Never rounded up to everything nor down to nothing: 999 of 1000 is not 100 %. */
export function shareText(part: number, whole: number): string {
  if (whole === 0) return '—';
  const share = (part / whole) * 100;
  if (Number.isInteger(share)) return `${share}%`;
  return `${Math.min(99.9, Math.max(0.1, share)).toFixed(1)}%`;
}

export interface BreakdownRow {
  readonly key: Outcome | 'onTheSpot' | 'redone' | 'pending';
  readonly tone: Tone;
  readonly count: number;
}

/** Where all opinions of the denominator stand; the rows add up to it. Empty rows are left out. */
export function breakdownRows(rates: Rates): readonly BreakdownRow[] {
  const counted = OUTCOMES.reduce(
    (sum, outcome) => sum + rates.breakdown[outcome],
    rates.onTheSpot + rates.redoing,
  );
  const rows: readonly BreakdownRow[] = [
    ...OUTCOMES.map((key) => ({ key, tone: outcomeTone(key), count: rates.breakdown[key] })),
    { key: 'onTheSpot', tone: 'info', count: rates.onTheSpot },
    { key: 'redone', tone: 'active', count: rates.redoing },
    { key: 'pending', tone: 'waiting', count: rates.opinions - counted },
  ];
  return rows.filter((row) => row.count > 0);
}

/** Whether anybody rated. */
export function isRated(counts: SatisfactionCounts): boolean {
  return SATISFACTIONS.some((word) => counts[word] > 0);
}

/** `[['satisfied', 3], ['dissatisfied', 1]]`: words that were given, best first. */
export function givenWords(counts: SatisfactionCounts): readonly (readonly [Satisfaction, number])[] {
  return SATISFACTIONS.flatMap((word) => (counts[word] > 0 ? [[word, counts[word]] as const] : []));
}

/** Items of the ledger that fit the reader's filter. */
export function filterPublic(
  items: readonly PublicFollowup[],
  outcome: Outcome | 'all',
  search: string,
): readonly PublicFollowup[] {
  const wanted = search.trim().toLowerCase();
  return items.filter(
    (item) =>
      (outcome === 'all' || item.outcome === outcome) &&
      (wanted === '' || publicWords(item).includes(wanted)),
  );
}

function publicWords(item: PublicFollowup): string {
  const { title, summary, unitName, coUnitNames, sources } = item;
  return [title, summary, unitName, ...coUnitNames, ...sources.map((source) => source.text)]
    .join('\n')
    .toLowerCase();
}

const CODE_CHARACTERS = /^[A-HJ-NP-Z2-9]*$/;

export interface TypedReceipt {
  /** As it will be asked for: `7F3K-29QD-M4XV`, in groups as far as typed. */
  readonly code: string;
  readonly problem: 'none' | 'empty' | 'incomplete' | 'tooLong' | 'impossible';
  /** Characters still missing. */
  readonly left: number;
}

const CODE_LENGTH = 12;

/** Reads what somebody typed: any case, full width, with or without dashes and spaces. */
export function readReceipt(typed: string): TypedReceipt {
  const characters = typed
    .normalize('NFKC')
    .toUpperCase()
    .replaceAll(/[\s\-–—_.·]/g, '');
  const code = characters.replaceAll(/(.{4})(?=.)/g, '$1-');
  const left = Math.max(0, CODE_LENGTH - characters.length);
  return { code, left, problem: problemOf(characters) };
}

function problemOf(characters: string): TypedReceipt['problem'] {
  if (characters === '') return 'empty';
  if (!CODE_CHARACTERS.test(characters)) return 'impossible';
  if (characters.length === CODE_LENGTH) return 'none';
  return characters.length < CODE_LENGTH ? 'incomplete' : 'tooLong';
}
