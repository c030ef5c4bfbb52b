/** The one line that a page sends of itself, in signs of no language, and the same line in the words of the desk. */
import type { DeskHealthTexts } from '#client/locales/desk-health.ts';
import type { PathStats } from '#client/media/device.ts';
import type { ReceiverState } from '#client/media/media-client.ts';

export interface TroubleFacts {
  /** Null before the media code was asked for. */
  readonly state: Pick<ReceiverState, 'way' | 'kind' | 'silenced'> | null;
  readonly stats: Pick<PathStats, 'roundTripMs' | 'packetsLost' | 'packetsReceived' | 'framesDecoded'> | null;
  readonly network: string | null;
  readonly screen: string;
  readonly browser: string;
}

const LONGEST = 400;
const BETWEEN = ' · ';

/** As it travels: whoever helps may read another language than who is in trouble. */
export function factsLine({ state, stats, network, screen, browser }: TroubleFacts): string {
  const parts = [
    state === null ? 'not started' : `${state.way}/${state.kind}${state.silenced ? '/silenced' : ''}`,
    ...(stats?.roundTripMs === undefined ? [] : [`rtt ${stats.roundTripMs} ms`]),
    ...(stats === null
      ? []
      : [
          `lost ${stats.packetsLost}/${stats.packetsLost + stats.packetsReceived}`,
          `frames ${stats.framesDecoded}`,
        ]),
    ...(network === null ? [] : [`net ${network}`]),
    screen,
    browser,
  ];
  return parts.join(BETWEEN).slice(0, LONGEST);
}

/** As it is read; what is not known here, such as the browser, stays as it came. */
export function factsInWords(t: DeskHealthTexts, line: string): string {
  return line
    .split(BETWEEN)
    .map((part) => partInWords(t.facts, part))
    .join(BETWEEN);
}

function partInWords(t: DeskHealthTexts['facts'], part: string): string {
  if (part === 'not started') return t.notStarted;
  const [name = '', value = ''] = part.split(' ');
  switch (name) {
    case 'rtt':
      return t.roundTrip(value);
    case 'lost': {
      const [lost = '', all = ''] = value.split('/');
      return t.lost(lost, all);
    }
    case 'frames':
      return t.frames(value);
    case 'net':
      return t.network(value);
    default:
      return stateInWords(t, part);
  }
}

/** `hls/playing/silenced`; the way is told beside the line. */
function stateInWords(t: DeskHealthTexts['facts'], part: string): string {
  const [, kind = '', silenced] = /^[a-z]+\/([a-z-]+)(\/silenced)?$/.exec(part) ?? [];
  const word = Object.entries(t.state).find(([known]) => known === kind)?.[1];
  if (word === undefined) return part;
  return silenced === undefined ? word : `${word}${t.silenced}`;
}
