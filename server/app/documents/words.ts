/** The Chinese words of the documents. Documents of a Chinese body are Chinese, whatever language the pages are in. */
import type { Route } from '#shared/features/compile/state.ts';
import type { Outcome } from '#shared/features/followups/state.ts';
import type { PublicProcess } from '#shared/features/followups/views.ts';
import type { SessionKind } from '#shared/features/sessions/events.ts';

export const KIND_WORDS: Record<SessionKind, string> = {
  consultation: '网络协商会',
  thematic: '专题协商会',
  proposal: '提案办理协商会',
  interview: '委员线上访谈',
  lecture: '微讲堂',
  residents: '微协商（民主恳谈）',
};

export const ROUTE_WORDS: Record<Route, string> = {
  onsite: '现场答复',
  unit: '交办部门',
  report: '专报领导',
  upward: '直通车上报',
};

export const PROCESS_WORDS: Record<PublicProcess, string> = {
  dispatched: '正式交办',
  accepted: '已签收',
  handling: '办理中',
  published: '已答复',
  redo: '重办',
  closed: '办结',
};

export const OUTCOME_WORDS: Record<Outcome, string> = {
  done: '已落实',
  underway: '正在落实',
  planned: '列入计划',
  cannot: '暂时不能解决',
  reference: '留作参考',
};

const CHINA_OFFSET_MS = 8 * 60 * 60 * 1000;

function inChina(at: string): Date {
  return new Date(Date.parse(at) + CHINA_OFFSET_MS);
}

/** 2026年11月20日 */
export function dateWords(at: string): string {
  const date = inChina(at);
  return `${date.getUTCFullYear()}年${date.getUTCMonth() + 1}月${date.getUTCDate()}日`;
}

/** 14:05 */
export function clockWords(at: string): string {
  return inChina(at).toISOString().slice(11, 16);
}

/** 2026年11月20日14:05 */
export function timeWords(at: string): string {
  return `${dateWords(at)}${clockWords(at)}`;
}

/** 1小时12分钟, 8分钟, 不足1分钟 */
export function durationWords(ms: number): string {
  const minutes = Math.round(ms / 60_000);
  if (minutes < 1) return '不足1分钟';
  const hours = Math.floor(minutes / 60);
  return `${hours > 0 ? `${hours}小时` : ''}${minutes % 60 > 0 || hours === 0 ? `${minutes % 60}分钟` : ''}`;
}

const DIGITS = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九'];

/** 一 … 九十九, as headings are numbered; figures beyond. */
export function numeral(value: number): string {
  if (value < 1 || value > 99) return String(value);
  const tens = Math.floor(value / 10);
  const ones = value % 10;
  const head = tens === 0 ? '' : `${tens === 1 ? '' : DIGITS[tens]}十`;
  return `${head}${ones === 0 ? '' : DIGITS[ones]}`;
}
