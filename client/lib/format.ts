/** Numbers, durations and dates in words that people read at a glance. */

export type FormatLanguage = 'zh' | 'en';

let language: FormatLanguage = 'zh';

/** Set once by the shell, and again when the reader changes the language of the page. */
export function setFormatLanguage(next: FormatLanguage): void {
  language = next;
}

const TAG = { zh: 'zh-CN', en: 'en-GB' } as const;
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** `3,214`, from ten thousand on `1.2万`. */
export function formatCount(count: number): string {
  if (language === 'en') return count.toLocaleString(TAG.en);
  if (count < 10_000) return count.toLocaleString(TAG.zh);
  const tens = Math.floor(count / 1000) / 10;
  return `${tens >= 1000 ? Math.floor(tens).toLocaleString(TAG.zh) : tens}万`;
}

/** `30%`; a share of nothing is a dash, not zero. */
export function formatShare(part: number, whole: number): string {
  return whole === 0 ? '—' : `${Math.round((part / whole) * 100)}%`;
}

/** A running clock: `12:40`, `1:02:03`. */
export function formatClock(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1000));
  const hours = Math.floor(seconds / 3600);
  const minutes = Math.floor(seconds / 60) % 60;
  const tail = String(seconds % 60).padStart(2, '0');
  return hours > 0 ? `${hours}:${String(minutes).padStart(2, '0')}:${tail}` : `${minutes}:${tail}`;
}

/** How long something lasts, in words: `2小时5分`, `12分30秒`, `40秒`. */
export function formatLength(ms: number): string {
  const seconds = Math.max(1, Math.round(ms / 1000));
  return seconds < 60 ? inWords(seconds, '秒', ' s') : formatUntil(seconds * 1000);
}

/** A short wait: `45″`, `2′10″`, `1小时05分`. */
export function formatWait(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1000));
  if (seconds < 60) return `${seconds}″`;
  if (seconds < 3600) return `${Math.floor(seconds / 60)}′${String(seconds % 60).padStart(2, '0')}″`;
  const hours = Math.floor(seconds / 3600);
  const minutes = String(Math.floor(seconds / 60) % 60).padStart(2, '0');
  return language === 'en' ? `${hours}h${minutes}` : `${hours}小时${minutes}分`;
}

/** How long ago: `刚刚`, `3分钟前`, `2小时前`, then the date. */
export function formatAgo(iso: string, now: number): string {
  const age = Math.max(0, now - Date.parse(iso));
  if (age < MINUTE) return language === 'en' ? 'just now' : '刚刚';
  if (age < HOUR) return inWords(Math.floor(age / MINUTE), '分钟前', ' min ago');
  if (age < DAY) return inWords(Math.floor(age / HOUR), '小时前', ' h ago');
  return formatDate(iso);
}

/** How long until: `3天4小时`, `4小时12分`, `12分30秒`. */
export function formatUntil(ms: number): string {
  const left = Math.max(0, ms);
  const days = Math.floor(left / DAY);
  const hours = Math.floor(left / HOUR) % 24;
  const minutes = Math.floor(left / MINUTE) % 60;
  const seconds = Math.floor(left / 1000) % 60;
  if (days > 0) return inWords(days, '天', ' d ') + inWords(hours, '小时', ' h');
  if (hours > 0) return inWords(hours, '小时', ' h ') + inWords(minutes, '分', ' min');
  return inWords(minutes, '分', ' min ') + inWords(seconds, '秒', ' s');
}

function inWords(count: number, zh: string, en: string): string {
  return `${count}${language === 'en' ? en : zh}`;
}

/** `2025年11月20日`; takes `YYYY-MM-DD` as a day of the calendar and ISO times in the reader's zone. */
export function formatDate(iso: string): string {
  const day = /^\d{4}-\d{2}-\d{2}$/.test(iso) ? `${iso}T12:00:00` : iso;
  return show(day, { year: 'numeric', month: 'long', day: 'numeric' });
}

/** `11月20日 周四 15:00`. */
export function formatDateTime(iso: string): string {
  return (
    show(iso, { month: 'long', day: 'numeric' }) + show(iso, { weekday: 'short' }, ' ') + formatTime(iso, ' ')
  );
}

/** `15:00` of today, `11月20日 15:00` of another day. */
export function formatMoment(iso: string, now: number): string {
  const today = new Date(iso).toDateString() === new Date(now).toDateString();
  return today ? formatTime(iso) : show(iso, { month: 'long', day: 'numeric' }) + formatTime(iso, ' ');
}

/** `15:00`. */
export function formatTime(iso: string, before = ''): string {
  return show(iso, { hour: '2-digit', minute: '2-digit', hour12: false }, before);
}

function show(iso: string, options: Intl.DateTimeFormatOptions, before = ''): string {
  const date = new Date(iso);
  if (Number.isNaN(date.getTime())) return '';
  return before + new Intl.DateTimeFormat(TAG[language], options).format(date);
}
