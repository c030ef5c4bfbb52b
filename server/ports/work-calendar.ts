/** Working days in China, with the make-up days (调休) that the State Council announces each year. Dates are YYYY-MM-DD. */
export interface WorkCalendar {
  isWorkingDay(date: string): boolean;
  /** The `days`-th working day after `date`, which itself does not count; `date` for 0. */
  addWorkingDays(date: string, days: number): string;
  /** Working days after `from` up to and with `to`; negative when `to` is earlier. Estimated beyond a thousand days. */
  workingDaysBetween(from: string, to: string): number;
  /** Whether the official arrangement for the date's year is known; otherwise only weekends count as free. */
  isOfficial(date: string): boolean;
}
