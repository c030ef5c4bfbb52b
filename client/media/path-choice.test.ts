/** Rules T21 to T24: how a page chooses its way to the programme. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nextPath, type PathChoice, type PathEvent, startPath, WAYS, type Way } from './path-choice.ts';

const ALL = WAYS;
const STEP_MS = 500;

/** Lives through `seconds`; `flows` says which ways carry media at a time in milliseconds. */
function live(
  start: PathChoice,
  fromMs: number,
  seconds: number,
  flows: (way: Way, nowMs: number) => boolean,
  seen: (choice: PathChoice, nowMs: number) => void = () => undefined,
): PathChoice {
  let choice = start;
  for (let nowMs = fromMs; nowMs < fromMs + seconds * 1000; nowMs += STEP_MS) {
    for (const way of [choice.way, choice.trial].filter((one) => one !== null)) {
      const condition = flows(way, nowMs) ? 'flows' : 'stalls';
      choice = nextPath(choice, { type: 'condition', way, condition }, nowMs);
    }
    choice = nextPath(choice, { type: 'tick' }, nowMs);
    seen(choice, nowMs);
  }
  return choice;
}

describe('the way of the programme', () => {
  it('[T21] begins with the best that server and browser can do', () => {
    expect(startPath(ALL, 0).way).toBe('webrtc');
    expect(startPath(['sound', 'hls'], 0).way).toBe('hls');
    expect(startPath([], 0).way).toBe('text');
  });

  it('[T21] takes what appears where nothing was', () => {
    const choice = nextPath(startPath([], 0), { type: 'offered', ways: ['hls'] }, 10_000);
    expect(choice.way).toBe('hls');
  });

  it('[T22] falls from WebRTC within five seconds, gives HLS time to begin, and ends with the text', () => {
    const ways: (readonly [number, Way])[] = [];
    let last: Way = 'webrtc';
    live(
      startPath(ALL, 0),
      0,
      30,
      () => false,
      ({ way }, nowMs) => {
        if (way !== last) ways.push([nowMs, way]);
        last = way;
      },
    );
    expect(ways).toEqual([
      [4_000, 'hls'],
      [12_000, 'sound'],
      [20_000, 'text'],
    ]);
  });

  it('[T22] falls within five seconds from HLS that has begun and then stops', () => {
    const choice = live(
      startPath(['hls', 'sound'], 0),
      0,
      25,
      (way, nowMs) => way === 'sound' || nowMs < 20_000,
    );
    expect(choice).toMatchObject({ way: 'sound', flows: true });
  });

  it('[T22] keeps HLS that is not to be had for a moment, and falls when it stays away', () => {
    const offered = (ways: readonly Way[]): PathEvent => ({ type: 'offered', ways });
    const flows = (way: Way) => way !== 'webrtc';
    const playing = live(startPath(ALL, 0), 0, 20, flows);
    const gone = live(nextPath(playing, offered(['webrtc']), 20_000), 20_000, 3, flows);
    expect(gone.way).toBe('hls');
    const back = live(nextPath(gone, offered(ALL), 23_000), 23_000, 20, flows);
    expect(back).toMatchObject({ way: 'hls', flows: true });
    const away = live(gone, 23_000, 3, flows);
    expect(away.way).toBe('text');
    expect(nextPath(away, offered(ALL), 27_000).way).toBe('hls');
  });

  it('[T22] falls at once when it is refused', () => {
    const refused: PathEvent = { type: 'condition', way: 'webrtc', condition: 'refused' };
    expect(nextPath(startPath(ALL, 0), refused, 100).way).toBe('hls');
  });

  it('[T22] a page that slept has not waited', () => {
    const connecting = live(startPath(ALL, 0), 0, 1, () => false);
    const awake = live(connecting, 60_000, 4, (_, nowMs) => nowMs >= 63_000);
    expect(awake).toMatchObject({ way: 'webrtc', flows: true });
    expect(live(connecting, 60_000, 5, () => false).way).toBe('hls');
  });

  it('[T22] loses no patience while media wait for a person, and has all of it afterwards', () => {
    const rests = (choice: PathChoice, fromMs: number, seconds: number): PathChoice => {
      let resting = choice;
      for (let nowMs = fromMs; nowMs < fromMs + seconds * 1000; nowMs += 1_000) {
        resting = nextPath(resting, { type: 'condition', way: 'hls', condition: 'rests' }, nowMs);
        resting = nextPath(resting, { type: 'tick' }, nowMs);
      }
      return resting;
    };
    const begun = rests(
      live(startPath(['hls', 'sound'], 0), 0, 3, () => false),
      3_000,
      20,
    );
    expect(begun).toMatchObject({ way: 'hls', hasFlowed: false });
    expect(live(begun, 23_000, 7, () => false).way).toBe('hls');
    expect(live(begun, 23_000, 9, () => false).way).toBe('sound');
    const played = rests(
      live(startPath(['hls', 'sound'], 0), 0, 10, () => true),
      10_000,
      20,
    );
    expect(live(played, 30_000, 3, () => false).way).toBe('hls');
    expect(live(played, 30_000, 5, () => false).way).toBe('sound');
  });

  it('[T22] a short gap changes nothing', () => {
    const choice = live(startPath(ALL, 0), 0, 60, (_, nowMs) => nowMs % 10_000 > 3_000);
    expect(choice.way).toBe('webrtc');
  });

  it('[T23] tries WebRTC again after a minute while HLS goes on, and keeps it when it works', () => {
    const blocked = 30_000;
    const seen: string[] = [];
    const end = live(
      startPath(ALL, 0),
      0,
      120,
      (way, nowMs) => way !== 'webrtc' || nowMs > blocked,
      ({ way, trial }) => {
        const now = trial === null ? way : `${way}+${trial}`;
        if (seen.at(-1) !== now) seen.push(now);
      },
    );
    expect(seen).toEqual(['webrtc', 'hls', 'hls+webrtc', 'webrtc']);
    expect(end.way).toBe('webrtc');
  });

  it('[T23] tries all ways again after ten seconds with nothing but the text, later less often', () => {
    const tries: number[] = [];
    let last: Way = 'webrtc';
    live(
      startPath(['webrtc'], 0),
      0,
      700,
      () => false,
      ({ way }, nowMs) => {
        if (way === 'webrtc' && last === 'text') tries.push(nowMs / 1000);
        last = way;
      },
    );
    expect(tries).toEqual([14, 38, 82, 166, 270, 374, 478, 582, 686]);
  });

  it('[T24] waits twice as long after all ways were tried in vain, however many there are', () => {
    const tries: number[] = [];
    let last: Way = 'webrtc';
    live(
      startPath(ALL, 0),
      0,
      400,
      () => false,
      ({ way }, nowMs) => {
        if (way === 'webrtc' && last === 'text') tries.push(nowMs / 1000);
        last = way;
      },
    );
    // Each takes twenty seconds, and the waits in between are 10, 20, 40, 80 and 100.
    expect(tries).toEqual([30, 70, 130, 230, 350]);
  });

  it('[T24] does not wait longer when what was there before the climb fails as well', () => {
    const fallen = live(startPath(ALL, 0), 0, 70, (way) => way === 'hls');
    expect(fallen).toMatchObject({ way: 'hls', climbWaitMs: 120_000 });
    const poorer = live(fallen, 70_000, 10, (way) => way === 'sound');
    expect(poorer).toMatchObject({ way: 'sound', climbWaitMs: 120_000 });
  });

  it('[T22] has given up from the text on, whatever is tried, until something flows', () => {
    const seen: string[] = [];
    live(
      startPath(['webrtc'], 0),
      0,
      60,
      (_, nowMs) => nowMs > 16_000,
      ({ way, gaveUp }) => {
        const now = gaveUp ? `${way}, given up` : way;
        if (seen.at(-1) !== now) seen.push(now);
      },
    );
    expect(seen).toEqual(['webrtc', 'text, given up', 'webrtc, given up', 'webrtc']);
  });

  it('[T24] waits twice as long after every climb in vain', () => {
    const trials: number[] = [];
    let trying = false;
    live(
      startPath(ALL, 0),
      0,
      1_000,
      (way) => way !== 'webrtc',
      ({ trial }, nowMs) => {
        if (trial !== null && !trying) trials.push(nowMs);
        trying = trial !== null;
      },
    );
    expect(trials.map((ms) => Math.round(ms / 1000))).toEqual([64, 188, 432, 916]);
  });

  it('[T24] whoever asks gets the best way tried at once', () => {
    const fallen = live(startPath(ALL, 0), 0, 900, (way) => way === 'hls');
    expect(fallen.way).toBe('hls');
    expect(nextPath(fallen, { type: 'asked' }, 900_000).way).toBe('webrtc');
  });

  it('[T24] never swings: whatever the lines do, nobody who sees something climbs more than six times in ten minutes', () => {
    const weather = fc.array(
      fc.tuple(fc.integer({ min: 1, max: 60 }), fc.subarray(['webrtc', 'hls', 'sound'] as const)),
      { minLength: 5, maxLength: 60 },
    );
    fc.assert(
      fc.property(weather, (spells) => {
        let choice = startPath(ALL, 0);
        let nowMs = 0;
        const climbs: number[] = [];
        for (const [seconds, good] of spells) {
          let before = choice;
          choice = live(
            choice,
            nowMs,
            seconds,
            (way) => good.some((one) => one === way),
            (now, atMs) => {
              const up = WAYS.indexOf(now.way) < WAYS.indexOf(before.way);
              const tries = up || (now.trial !== null && before.trial === null);
              if (tries && before.way !== 'text') climbs.push(atMs);
              before = now;
            },
          );
          nowMs += seconds * 1000;
        }
        for (const atMs of climbs) {
          const within = climbs.filter((one) => one >= atMs && one < atMs + 600_000);
          expect(within.length).toBeLessThanOrEqual(6);
        }
      }),
    );
  });
});
