/** What everybody who plays a part in the live session shares. */
import type { Pace } from '#scripts/demo/pace.ts';
import type { Chance } from '#scripts/demo/random.ts';
import type { Cast } from '#scripts/demo/staff.ts';
import type { AuthoredQuestion } from '#scripts/demo/texts/model.ts';
import type { UnitKey } from '#scripts/demo/texts/people.ts';
import type { Viewer } from '#scripts/demo/viewers.ts';
import type { RunningServer } from '#server/main.ts';
import type { RoomState } from '#shared/contract/room.ts';
import type { Question } from '#shared/features/questions/state.ts';

export interface Story {
  readonly server: RunningServer;
  readonly url: string;
  readonly cast: Cast;
  readonly sessionId: string;
  readonly code: string;
  readonly viewers: readonly Viewer[];
  readonly pace: Pace;
  readonly chance: Chance;
  /** Authored questions by their ids in the session. */
  readonly authored: Map<string, AuthoredQuestion>;
}

/** The session as it stands, while it is live; null once somebody has ended it. */
export async function liveRoom(story: Story): Promise<RoomState | null> {
  const live = await story.server.services.rooms.find(story.sessionId);
  const status = live?.room.session.status;
  return status === 'live' || status === 'paused' ? (live?.room ?? null) : null;
}

const BY_WORD: readonly (readonly [RegExp, UnitKey])[] = [
  [/价|收费|加价|多少钱/, 'pricing'],
  [/电|变压器|跳闸/, 'power'],
  [/气/, 'gas'],
];

/** The authored question, or what the newcomer asked, with departments guessed from its words. */
export function authoredOf(story: Story, question: Question): AuthoredQuestion {
  const { id, text, name, place } = question;
  const units = BY_WORD.flatMap(([pattern, unit]) => (pattern.test(text) ? [unit] : []));
  return story.authored.get(id) ?? { text, name, place, units: units.length === 0 ? ['housing'] : units };
}

/** Published questions, oldest first. */
export function publishedOf(room: RoomState): readonly Question[] {
  return Object.values(room.questions.byId)
    .filter((question) => question.status === 'published')
    .toSorted((a, b) => a.no - b.no);
}
