/** Builds the whole county: staff, the past session, the one of next week, the live one. */
import type { RunningServer } from '#server/main.ts';
import type { MovableClock } from './clock.ts';
import { wednesdayBefore } from './days.ts';
import { announceSession } from './seed/coming-session.ts';
import { type LiveSession, openLiveSession } from './seed/live-session.ts';
import { tellPastItems } from './seed/past-items.ts';
import { holdPastSession } from './seed/past-session.ts';
import { type Cast, engageStaff } from './staff.ts';
import { gatherViewers, type Viewer } from './viewers.ts';

export interface County {
  readonly cast: Cast;
  readonly viewers: readonly Viewer[];
  readonly live: LiveSession;
  readonly comingCode: string;
  readonly pastCode: string;
  /** A receipt whose item has a whole history and waits for its author's rating. */
  readonly receipt: string;
}

/** Long enough ago for an item to be overdue and another to be done again. */
const PAST_DAYS = 38;

export async function tellCounty(
  server: RunningServer,
  url: string,
  clock: MovableClock,
  viewerCount: number,
): Promise<County> {
  const cast = await engageStaff(server, url);
  const viewers = await gatherViewers(url, viewerCount);
  const nowMs = Date.now();
  const dayMs = wednesdayBefore(nowMs, PAST_DAYS);
  const past = await holdPastSession(cast, url, clock, dayMs);
  await tellPastItems({ cast, past, clock, dayMs });
  const comingCode = await announceSession(cast, viewers, clock, nowMs);
  const live = await openLiveSession({ cast, viewers, clock, nowMs: Date.now() });
  return { cast, viewers, live, comingCode, pastCode: past.code, receipt: past.asked[0]?.receipt ?? '' };
}
