/**
 * Which way the programme comes to this page: by WebRTC while that works, else by HLS, else sound alone, else not at
 * all while the text goes on. Falls within seconds, climbs back later, and never swings to and fro. Pure; rules T21 to
 * T24 in shared/features/stage/SPEC.md.
 */

/** Best first. */
export const WAYS = ['webrtc', 'hls', 'sound', 'text'] as const;
export type Way = (typeof WAYS)[number];

/**
 * What is known of one way: media come, they do not, they wait for a person (to look at the page again, or to touch
 * it), or they will not come (it is full, or not for this browser).
 */
export type Condition = 'flows' | 'stalls' | 'rests' | 'refused';

export type PathEvent =
  /** What the server and this browser can do; text goes always. */
  | { readonly type: 'offered'; readonly ways: readonly Way[] }
  | { readonly type: 'condition'; readonly way: Way; readonly condition: Condition }
  /** The person, or a network that has come back, wants it tried anew. */
  | { readonly type: 'asked' }
  | { readonly type: 'tick' };

export interface PathChoice {
  readonly way: Way;
  /** A better way that is tried while this one goes on. */
  readonly trial: 'webrtc' | null;
  readonly offered: readonly Way[];
  readonly flows: boolean;
  /** Whether it has flowed since it was chosen. */
  readonly hasFlowed: boolean;
  /** Every way was tried in vain, and nothing has flowed since. */
  readonly gaveUp: boolean;
  /** Since when it has been flowing, or not. */
  readonly sinceMs: number;
  readonly trialSinceMs: number;
  /** When it was last looked at, so that a page knows that it slept. */
  readonly lookedAtMs: number;
  /** Not to climb before. */
  readonly climbAtMs: number;
  readonly climbWaitMs: number;
  /** The present way was climbed to, or is just being tried. */
  readonly climbed: boolean;
  /** When climbing came to nothing, lately. */
  readonly fallsMs: readonly number[];
}

/** Shorter than the five seconds within which a person is to see something again. */
const PATIENCE_MS = 4_000;
/** HLS begins with a script, two playlists and a segment: on a slow line that takes a while, and below it is less. */
const HLS_START_MS = 8_000;
/** Ticks come far more often: who missed them was asleep, in a pocket or behind another app. */
const ASLEEP_MS = 2_000;
const FIRST_CLIMB_MS = 60_000;
const LONGEST_CLIMB_MS = 600_000;
/** Who has nothing but the text has nothing to lose, and waits for a sixth of the time: ten seconds at first. */
const SOONER_FROM_TEXT = 6;
/** After so many falls within the time before, it stays where it is. */
const MOST_FALLS = 3;
const FALLS_COUNT_MS = 600_000;

/** The best way that is offered, not yet flowing. */
export function startPath(offered: readonly Way[], nowMs: number): PathChoice {
  return {
    way: bestOf(offered),
    trial: null,
    offered,
    flows: false,
    hasFlowed: false,
    gaveUp: false,
    sinceMs: nowMs,
    trialSinceMs: 0,
    lookedAtMs: nowMs,
    climbAtMs: nowMs + FIRST_CLIMB_MS,
    climbWaitMs: FIRST_CLIMB_MS,
    climbed: false,
    fallsMs: [],
  };
}

/** Whether nothing is offered yet that may soon be: the first segments of a session take a while. */
export function isBeginning({ way, gaveUp, sinceMs }: PathChoice, nowMs: number): boolean {
  return way === 'text' && !gaveUp && nowMs - sinceMs < HLS_START_MS;
}

/** The choice after an event at a time in milliseconds; times never go back. */
export function nextPath(choice: PathChoice, event: PathEvent, nowMs: number): PathChoice {
  switch (event.type) {
    case 'asked':
      return startPath(choice.offered, nowMs);
    case 'offered':
      return offer(choice, event.ways, nowMs);
    case 'condition':
      return learn(choice, event.way, event.condition, nowMs);
    case 'tick':
      return look(choice, nowMs);
  }
}

/**
 * What appears where there was nothing is taken at once; what goes away gets the patience of everything that stalls:
 * HLS is not to be had for some seconds while its encoder is started again.
 */
function offer(choice: PathChoice, ways: readonly Way[], nowMs: number): PathChoice {
  if (bestOf(choice.offered) === 'text') return startPath(ways, nowMs);
  const next = { ...choice, offered: ways };
  const fresh = bestOf(ways.filter((way) => !choice.offered.includes(way)));
  if (choice.way === 'text' && fresh !== 'text') {
    return { ...next, way: fresh, flows: false, hasFlowed: false, gaveUp: false, sinceMs: nowMs };
  }
  const changes = ways.includes(choice.way) !== choice.offered.includes(choice.way);
  return changes ? { ...next, sinceMs: nowMs } : next;
}

function learn(choice: PathChoice, way: Way, condition: Condition, nowMs: number): PathChoice {
  if (way === choice.trial) return learnOfTrial(choice, condition, nowMs);
  if (way !== choice.way || way === 'text') return choice;
  if (condition === 'refused') return fall(choice, nowMs);
  // All patience is left for the moment when the person comes.
  if (condition === 'rests') return { ...choice, gaveUp: false, sinceMs: nowMs };
  const flows = condition === 'flows';
  if (flows === choice.flows) return choice;
  const { hasFlowed, gaveUp } = choice;
  return { ...choice, flows, hasFlowed: hasFlowed || flows, gaveUp: gaveUp && !flows, sinceMs: nowMs };
}

function learnOfTrial(choice: PathChoice, condition: Condition, nowMs: number): PathChoice {
  if (condition === 'refused') return fallOfTrial(choice, nowMs);
  if (condition !== 'flows' || choice.trial === null) return choice;
  return { ...choice, way: choice.trial, trial: null, flows: true, hasFlowed: true, sinceMs: nowMs };
}

function look(before: PathChoice, nowMs: number): PathChoice {
  const choice = awake(before, nowMs);
  if (choice.trial !== null && nowMs - choice.trialSinceMs >= PATIENCE_MS) return fallOfTrial(choice, nowMs);
  if (choice.way === 'text') return startOver(choice, nowMs);
  const works = choice.flows && choice.offered.includes(choice.way);
  if (!works) return nowMs - choice.sinceMs >= patienceMs(choice) ? fall(choice, nowMs) : choice;
  return choice.trial === null ? climb(choice, nowMs) : choice;
}

/** Nobody waited while the page slept: that time uses up no patience. */
function awake(choice: PathChoice, nowMs: number): PathChoice {
  const passedMs = nowMs - choice.lookedAtMs;
  const sleptMs = passedMs > ASLEEP_MS ? passedMs : 0;
  const later = (ms: number): number => Math.min(nowMs, ms + sleptMs);
  const { sinceMs, trialSinceMs } = choice;
  return { ...choice, lookedAtMs: nowMs, sinceMs: later(sinceMs), trialSinceMs: later(trialSinceMs) };
}

function patienceMs({ way, hasFlowed, offered }: PathChoice): number {
  const begins = way !== 'webrtc' && !hasFlowed && offered.includes(way);
  return begins ? HLS_START_MS : PATIENCE_MS;
}

/** To the next way below, and not up again before a while. */
function fall(choice: PathChoice, nowMs: number): PathChoice {
  const below = WAYS.slice(WAYS.indexOf(choice.way) + 1);
  const way = bestOf(offeredOf(choice.offered, below));
  const fallen = counted(choice, nowMs);
  if (way !== 'text') return { ...fallen, way };
  return { ...fallen, way, gaveUp: true, climbAtMs: nowMs + fallen.climbWaitMs / SOONER_FROM_TEXT };
}

function fallOfTrial(choice: PathChoice, nowMs: number): PathChoice {
  const { way, flows, hasFlowed, sinceMs } = choice;
  return { ...counted(choice, nowMs), way, flows, hasFlowed, sinceMs };
}

/**
 * The wait before the next climb doubles whenever one came to nothing; after a long quiet time it starts anew. Ways
 * that are fallen through below the one that was climbed to belong to the same attempt.
 */
function counted(choice: PathChoice, nowMs: number): PathChoice {
  const lately = lateFalls(choice, nowMs);
  const doubled = Math.min(2 * choice.climbWaitMs, LONGEST_CLIMB_MS);
  const unchanged = lately.length === 0 ? FIRST_CLIMB_MS : choice.climbWaitMs;
  const climbWaitMs = choice.climbed ? doubled : unchanged;
  const fallsMs = choice.climbed ? [...lately, nowMs] : lately;
  const rest = { trial: null, climbed: false, flows: false, hasFlowed: false, sinceMs: nowMs };
  return { ...choice, ...rest, climbWaitMs, climbAtMs: nowMs + climbWaitMs, fallsMs };
}

function lateFalls({ fallsMs }: PathChoice, nowMs: number): readonly number[] {
  return fallsMs.filter((atMs) => nowMs - atMs < FALLS_COUNT_MS);
}

/** One way up. WebRTC is tried besides, so that nobody loses what they have. */
function climb(choice: PathChoice, nowMs: number): PathChoice {
  if (!mayClimb(choice, nowMs)) return choice;
  const above = WAYS.slice(0, WAYS.indexOf(choice.way)).filter((way) => choice.offered.includes(way));
  const next = above.at(-1);
  if (next === undefined) return choice;
  if (next === 'webrtc') return { ...choice, climbed: true, trial: next, trialSinceMs: nowMs };
  return { ...choice, climbed: true, way: next, flows: false, hasFlowed: false, sinceMs: nowMs };
}

/** Without any media there is nothing to lose: from the best way down again, however often that came to nothing. */
function startOver(choice: PathChoice, nowMs: number): PathChoice {
  const best = bestOf(choice.offered);
  if (best === 'text' || nowMs < choice.climbAtMs) return choice;
  return { ...choice, climbed: true, way: best, flows: false, hasFlowed: false, sinceMs: nowMs };
}

function mayClimb(choice: PathChoice, nowMs: number): boolean {
  return nowMs >= choice.climbAtMs && lateFalls(choice, nowMs).length < MOST_FALLS;
}

function bestOf(ways: readonly Way[]): Way {
  return WAYS.find((way) => ways.includes(way)) ?? 'text';
}

function offeredOf(offered: readonly Way[], ways: readonly Way[]): readonly Way[] {
  return ways.filter((way) => offered.includes(way));
}
