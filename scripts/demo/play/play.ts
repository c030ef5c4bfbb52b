/** Sets everybody of the live session to work. */
import { createPace, keepAtIt } from '#scripts/demo/pace.ts';
import { createChance } from '#scripts/demo/random.ts';
import type { County } from '#scripts/demo/tell.ts';
import { UNIT_KEYS } from '#scripts/demo/texts/people.ts';
import type { RunningServer } from '#server/main.ts';
import { asks, attends, comments, supports, votes } from './crowd.ts';
import { takeDesk, writes } from './departments.ts';
import { presents, routes, runsAgenda, takesPolls } from './moderator.ts';
import { reviews } from './reviewer.ts';
import { createScreen } from './screen.ts';
import type { Story } from './story.ts';

interface PlayParts {
  readonly server: RunningServer;
  readonly url: string;
  readonly county: County;
  /** How many times faster than life. */
  readonly fast: number;
  readonly signal: AbortSignal;
}

/** Goes on until the signal; resolves when everybody has stopped. */
export async function play({ server, url, county, fast, signal }: PlayParts): Promise<void> {
  const { cast, viewers, live } = county;
  const { sessionId, code, authored } = live;
  const pace = createPace(fast, signal);
  const story: Story = {
    ...{ server, url, cast, viewers, sessionId, code, authored, pace },
    chance: createChance(19),
  };
  const screen = createScreen(story);
  const parts: Readonly<Record<string, () => Promise<void>>> = {
    attendance: attends(story),
    questions: asks(story),
    comments: comments(story, live.commented),
    supports: supports(story),
    votes: votes(story),
    reviewer: reviews(story),
    routing: routes(story),
    moderator: presents(story, screen),
    agenda: runsAgenda(story),
    polls: takesPolls(story, screen, live.pollIds),
    ...Object.fromEntries(UNIT_KEYS.map((unit) => [unit, writes(story, unit)])),
  };
  const desks = await Promise.all(UNIT_KEYS.map((unit) => takeDesk(story, unit)));
  await Promise.all(Object.entries(parts).map(([who, work]) => keepAtIt(who, signal, work)));
  for (const person of [...viewers, ...desks]) person.leave();
}
