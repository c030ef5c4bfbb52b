/** The result of a poll as a table, whatever its type: options with their counts, or aspects with their scores. */

import type { DocumentBlock } from '#server/ports/documents.ts';
import type { Poll } from '#shared/features/polls/state.ts';

type TableBlock = Extract<DocumentBlock, { readonly kind: 'table' }>;

/** Null when the result is of a shape that no table is known for. */
export function pollTable(poll: Poll): TableBlock | null {
  if (poll.final === null) return null;
  const { tally, turnout } = poll.final;
  const counts = fieldOf(tally, 'counts');
  if (isList(counts, isNumber)) return choiceTable(fieldOf(poll.config, 'options'), counts, turnout);
  if (isList(counts, isScores)) return ratingTable(fieldOf(poll.config, 'aspects'), counts);
  return null;
}

function choiceTable(labels: unknown, counts: readonly number[], turnout: number): TableBlock | null {
  if (!isList(labels, isText)) return null;
  const rows = labels.map((label, at) => {
    const count = counts[at] ?? 0;
    return [label, String(count), turnout === 0 ? '—' : `${((count / turnout) * 100).toFixed(1)}%`];
  });
  return { kind: 'table', header: ['选项', '票数', '占投票人数'], rows, widths: [4, 1, 1.5] };
}

function ratingTable(labels: unknown, counts: readonly (readonly number[])[]): TableBlock | null {
  if (!isList(labels, isText)) return null;
  const best = Math.max(...counts.map((scores) => scores.length));
  const points = Array.from({ length: best }, (_none, at) => best - at);
  const rows = labels.map((label, at) => {
    const scores = counts[at] ?? [];
    return [label, ...points.map((point) => String(scores[point - 1] ?? 0)), mean(scores)];
  });
  const header = ['项目', ...points.map((point) => `${point}分`), '平均'];
  return { kind: 'table', header, rows, widths: [3, ...points.map(() => 1), 1.2] };
}

function mean(scores: readonly number[]): string {
  const ballots = scores.reduce((sum, count) => sum + count, 0);
  const points = scores.reduce((sum, count, at) => sum + count * (at + 1), 0);
  return ballots === 0 ? '—' : (points / ballots).toFixed(2);
}

function fieldOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null
    ? Object.getOwnPropertyDescriptor(value, name)?.value
    : undefined;
}

function isList<T>(value: unknown, of: (entry: unknown) => entry is T): value is readonly T[] {
  return Array.isArray(value) && value.every(of);
}

function isNumber(value: unknown): value is number {
  return typeof value === 'number';
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}

function isScores(value: unknown): value is readonly number[] {
  return isList(value, isNumber);
}
