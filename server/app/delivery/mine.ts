/** What only one person sees of a room: own questions with their receipts, own votes and supports. */

import type { RoomFigures } from '#server/app/counters/room-figures.ts';
import { publicPart } from '#server/domain/questions/ask.ts';
import type { Mine } from '#shared/contract/protocol.ts';
import type { Numbered, RoomEvent, RoomState } from '#shared/contract/room.ts';
import type { Question } from '#shared/features/questions/state.ts';

/** Authors and their questions, kept as questions come in, so that a thousand joins search nothing. */
export class AuthorIndex {
  readonly #byAuthor = new Map<string, string[]>();
  #upTo = 0;

  /** Takes in the questions up to the room's present. */
  update(room: RoomState, events: readonly Numbered<RoomEvent>[]): void {
    if (this.#upTo === 0) for (const question of Object.values(room.questions.byId)) this.#add(question);
    else for (const { event } of events) if (event.type === 'question.asked') this.#add(event.question);
    this.#upTo = room.seq;
  }

  #add(question: Question): void {
    if (question.authorId === undefined) return;
    const known = this.#byAuthor.get(question.authorId);
    if (known === undefined) this.#byAuthor.set(question.authorId, [question.id]);
    else if (!known.includes(question.id)) known.push(question.id);
  }

  questionsOf(personId: string): readonly string[] {
    return this.#byAuthor.get(personId) ?? [];
  }
}

/** The author sees the own words, the receipt and why it was returned; not who reviewed it. */
function ownPart(question: Question): Question {
  const { review } = question;
  return {
    ...publicPart(question),
    ...(question.original === undefined ? {} : { original: question.original }),
    ...(question.receipt === undefined ? {} : { receipt: question.receipt }),
    ...(review === undefined ? {} : { review: { ...review, by: '' } }),
  };
}

/** The person's own part of a room. */
export function mineOf(room: RoomState, authors: AuthorIndex, counters: RoomFigures, personId: string): Mine {
  const questions = authors.questionsOf(personId).flatMap((id) => room.questions.byId[id] ?? []);
  return {
    personId,
    questions: questions.map(ownPart),
    supported: counters.supportsOf(personId),
    voted: counters.votesOf(personId),
    muted: room.comments.muted[personId] !== undefined,
  };
}

/** People whose own part changes with an event. */
export function peopleTouched(event: RoomEvent, room: RoomState): readonly string[] {
  if (event.type === 'comment.authorMuted' || event.type === 'comment.authorUnmuted') return [event.personId];
  const id =
    event.type === 'question.asked'
      ? event.question.id
      : event.type.startsWith('question.') && 'id' in event
        ? event.id
        : null;
  const authorId = id === null ? undefined : room.questions.byId[id]?.authorId;
  return authorId === undefined ? [] : [authorId];
}
