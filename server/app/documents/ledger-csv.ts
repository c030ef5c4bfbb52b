/** The ledger (台账) as rows for a spreadsheet: what is public, one row per item. Rule F24. */

import type { TableCell } from '#server/ports/documents.ts';
import type {
  LedgerDetail,
  OnsiteItem,
  PublicFollowup,
  SatisfactionCounts,
} from '#shared/features/followups/views.ts';
import { chinaDate } from '#shared/kernel/china-date.ts';
import { OUTCOME_WORDS, PROCESS_WORDS, ROUTE_WORDS } from './words.ts';

export const LEDGER_HEADER = [
  '会议',
  '编号',
  '事项',
  '内容摘要',
  '意见条数',
  '支持人数',
  '分流方式',
  '主办单位',
  '协办单位',
  '交办日期',
  '答复时限',
  '办理流程',
  '落实情况',
  '答复内容',
  '措施',
  '承诺时限',
  '佐证',
  '答复日期',
  '办理评价（满意/基本满意/不满意）',
  '结果评价（满意/基本满意/不满意）',
] as const;

/** Header and rows of one or more sessions. */
export function ledgerRows(details: readonly LedgerDetail[]): readonly (readonly TableCell[])[] {
  const rows = details.flatMap(({ session, items, onsite }) =>
    [
      ...items.map((item) => ({ no: item.no, row: itemRow(session.title, item) })),
      ...onsite.map((item) => ({ no: item.no, row: onsiteRow(session.title, item) })),
    ]
      .toSorted((a, b) => a.no - b.no)
      .map(({ row }) => row),
  );
  return [[...LEDGER_HEADER], ...rows];
}

function itemRow(session: string, item: PublicFollowup): readonly TableCell[] {
  const last = item.replies.at(-1);
  return [
    session,
    item.no,
    item.title,
    item.summary,
    item.opinions,
    item.supporters,
    ROUTE_WORDS[item.route],
    item.unitName,
    item.coUnitNames.join('、'),
    chinaDate(item.dispatchedAt),
    item.due,
    PROCESS_WORDS[item.process],
    item.outcome === null ? '' : OUTCOME_WORDS[item.outcome],
    last?.text ?? '',
    last?.measure ?? '',
    last?.due ?? '',
    last?.evidence ?? '',
    last === undefined ? '' : chinaDate(last.at),
    countWords(item.evaluation.handling),
    countWords(item.evaluation.result),
  ];
}

/** An answer on the spot has neither department nor deadline, and says nothing about being carried out. */
function onsiteRow(session: string, item: OnsiteItem): readonly TableCell[] {
  const { no, title, summary, opinions, answer, at } = item;
  const left = [session, no, title, summary, opinions, null, ROUTE_WORDS.onsite, null, null, null, null];
  return [...left, '已现场答复', null, answer, null, null, null, chinaDate(at), null, null];
}

/** In words: `3/1/0` would be a date to a spreadsheet. */
function countWords({ satisfied, basic, dissatisfied }: SatisfactionCounts): string {
  const rated = satisfied + basic + dissatisfied;
  return rated === 0 ? '未评价' : `满意${satisfied}，基本满意${basic}，不满意${dissatisfied}`;
}
