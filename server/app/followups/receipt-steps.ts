/** The steps of an author's thread: what happened to the question, in the session, on the board and in the item. */

import { presentPublic } from '#server/domain/followups/present.ts';
import { type CompileItem, itemHolding } from '#shared/features/compile/state.ts';
import type { FollowupState } from '#shared/features/followups/state.ts';
import type { ReceiptStep } from '#shared/features/followups/views.ts';
import type { Question } from '#shared/features/questions/state.ts';
import type { UnitRef } from '#shared/features/sessions/state.ts';
import type { FoundReceipt } from './receipts.ts';

const PLAIN = { unitNames: [], text: '' } as const;

/** Oldest first; steps without a kept time stand where they belong. */
export function receiptSteps(found: FoundReceipt, item: FollowupState | null): readonly ReceiptStep[] {
  const { room, question, key } = found;
  return [
    { kind: 'asked', at: question.askedAt, ...PLAIN },
    ...reviewSteps(question),
    ...sessionSteps(question, room.session.units),
    ...boardSteps(room.compile.settled[key], itemHolding(room.compile, key)),
    ...(item === null ? [] : itemSteps(item)),
  ];
}

/** The reviewer's inner note on a held question is not told; the reason of a returned one is. */
function reviewSteps({ status, review, askedAt }: Question): readonly ReceiptStep[] {
  const at = review?.at ?? askedAt;
  if (status === 'held') return [{ kind: 'held', at, ...PLAIN }];
  if (status === 'published') return [{ kind: 'published', at, ...PLAIN }];
  if (status !== 'returned') return [];
  const returned = { kind: 'returned', at, unitNames: [], text: review?.note ?? '' } as const;
  return [review?.reason === undefined ? returned : { ...returned, reason: review.reason }];
}

function sessionSteps(question: Question, units: readonly UnitRef[]): readonly ReceiptStep[] {
  const nameOf = (id: string) => units.find((unit) => unit.id === id)?.name ?? '';
  const steps: ReceiptStep[] = [];
  if (question.unitIds.length > 0) {
    steps.push({ kind: 'routed', at: null, unitNames: question.unitIds.map(nameOf), text: '' });
  }
  for (const answer of question.answers) {
    steps.push({ kind: 'answered', at: answer.at, unitNames: [answer.unitName], text: answer.text, answer });
  }
  const { settled } = question;
  if (settled?.how === 'taken') {
    steps.push({
      kind: 'taken',
      at: null,
      unitNames: [nameOf(settled.unitId)],
      text: settled.commitment.measure,
    });
  }
  // Answered by voice, and nobody wrote it down.
  if (settled?.how === 'answered' && question.answers.length === 0) {
    steps.push({ kind: 'answered', at: null, unitNames: question.unitIds.map(nameOf), text: '' });
  }
  return steps;
}

function boardSteps(
  settled: { readonly reason: string; readonly at: string } | undefined,
  item: CompileItem | null,
): readonly ReceiptStep[] {
  if (item === null) {
    return settled === undefined
      ? []
      : [{ kind: 'settled', at: settled.at, unitNames: [], text: settled.reason }];
  }
  const compiled: ReceiptStep = { kind: 'compiled', at: null, ...PLAIN };
  if (item.status !== 'finished') return [compiled];
  return [compiled, { kind: 'onsite', at: item.leftAt, unitNames: [], text: item.answer ?? '' }];
}

/** Steps of the item, as everybody may see them; a published one carries its reply. */
function itemSteps(item: FollowupState): readonly ReceiptStep[] {
  const shown = presentPublic(item);
  let published = 0;
  return shown.steps.map(({ kind, at, unitName, outcome }) => {
    const step = { kind, at, unitNames: [unitName], text: '' };
    if (kind !== 'followup.published') return step;
    const text = shown.replies[published]?.text ?? '';
    published += 1;
    return outcome === null ? { ...step, text } : { ...step, text, outcome };
  });
}
