/** States of partners' streams and of platforms in the words of the desk. No React. */
import type { DeskStreamsTexts } from '#client/locales/desk-streams.ts';
import type { StateTone } from '#client/ui/state-mark.tsx';
import type { SessionState } from '#shared/features/sessions/state.ts';
import type { IntakeState } from '#shared/features/stage/intake.ts';
import type { RestreamState } from '#shared/features/stage/restream.ts';
import type { RefusalCode } from '#shared/kernel/refusals.ts';

export interface StreamStatus {
  readonly tone: StateTone;
  readonly words: string;
  /** Why it does not go, to be said below. */
  readonly reason: RefusalCode | null;
}

/** Where the session stands, as far as streams are concerned. */
export type Course = 'before' | 'live' | 'over';

/** By the two moments of a session. */
export function courseOf(session: Pick<SessionState, 'startedAt' | 'endedAt'>): Course {
  if (session.endedAt !== null) return 'over';
  return session.startedAt === null ? 'before' : 'live';
}

interface PullFacts {
  readonly intake: IntakeState | undefined;
  /** Something of it has arrived at the stage. */
  readonly live: boolean;
  readonly onAir: boolean;
  readonly course: Course;
}

/** A partner's stream. Once it is on air, what fails is a signal that was lost. */
export function pullStatus(t: DeskStreamsTexts, facts: PullFacts, nowMs: number): StreamStatus {
  const { intake, live, onAir, course } = facts;
  if (intake === undefined && course !== 'live') {
    return said('stopped', course === 'before' ? t.pull.notLive : t.pull.over);
  }
  if (intake?.state === 'failed') {
    const what = onAir ? t.pull.lost : t.pull.failed;
    return said('waiting', what + whenAgain(t, intake.retryAt, nowMs), intake.reason);
  }
  if (intake?.state === 'flowing' && live) {
    return said('done', intake.picture === 'none' ? t.pull.soundOnly : t.pull.connected);
  }
  return said('waiting', t.pull.connecting, intake?.reason);
}

/** A platform. */
export function restreamStatus(
  t: DeskStreamsTexts,
  state: RestreamState | undefined,
  nowMs: number,
): StreamStatus {
  if (state === undefined) return said('stopped', t.restream.notLive);
  const { reason } = state;
  switch (state.state) {
    case 'waiting':
      return said('waiting', t.restream.waiting);
    case 'running':
      return said('done', runningFor(t, state.since, nowMs));
    case 'retrying':
      return said('waiting', brokenOff(t, state) + whenAgain(t, state.retryAt, nowMs), reason);
    case 'failed':
      return said('waiting', t.restream.failed, reason);
  }
}

/** What never ran cannot have broken off. */
function brokenOff(t: DeskStreamsTexts, { since }: RestreamState): string {
  return since === undefined ? t.restream.unreached : t.restream.retrying;
}

function said(tone: StateTone, words: string, reason?: RefusalCode): StreamStatus {
  return { tone, words, reason: reason ?? null };
}

function whenAgain(t: DeskStreamsTexts, retryAt: string | undefined, nowMs: number): string {
  const seconds = retryAt === undefined ? 0 : Math.ceil((Date.parse(retryAt) - nowMs) / 1000);
  return seconds > 0 ? t.again(seconds) : t.trying;
}

function runningFor(t: DeskStreamsTexts, since: string | undefined, nowMs: number): string {
  const minutes = since === undefined ? 0 : Math.floor((nowMs - Date.parse(since)) / 60_000);
  return minutes < 1 ? t.restream.running : t.restream.runningFor(Math.floor(minutes / 60), minutes % 60);
}
