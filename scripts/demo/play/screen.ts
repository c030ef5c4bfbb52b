/** The moderator's hand on the big screen, which lets go as soon as somebody else takes it. */
import type { RoomState } from '#shared/contract/room.ts';
import type { ScreenContent } from '#shared/features/stage/state.ts';
import type { Story } from './story.ts';

export interface Screen {
  /** Whether the newcomer has put something on the wall, or somebody on the air, a moment ago. */
  isTaken(room: RoomState): boolean;
  show(content: ScreenContent): Promise<void>;
  /** Notes that this question's answering was begun here. */
  noteAnswering(questionId: string | null): void;
}

/** So long the newcomer's choice is left alone. */
const RESPECTED_MS = 60_000;

export function createScreen({ cast, sessionId }: Story): Screen {
  let shown: string | null = null;
  let answering: string | null = null;
  let takenAtMs: number | null = null;
  return {
    isTaken: (room) => {
      const someoneElse = Object.values(room.questions.byId).some(
        ({ id, answering: now }) => now !== null && id !== answering,
      );
      const changed = shown !== null && JSON.stringify(room.stage.screen) !== shown;
      if (!someoneElse && !changed) {
        takenAtMs = null;
        return false;
      }
      takenAtMs ??= performance.now();
      if (performance.now() - takenAtMs < RESPECTED_MS) return true;
      shown = null;
      takenAtMs = null;
      return false;
    },
    show: async (content) => {
      const result = await cast.host.command('stage:setScreen', content, { sessionId });
      if (result.ok) shown = JSON.stringify(content);
    },
    noteAnswering: (questionId) => {
      answering = questionId;
    },
  };
}
