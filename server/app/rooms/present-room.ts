/** The registry of presenters: what one audience may see of a room and of its events. */

import { presentComments } from '#server/domain/comments/present.ts';
import { presentCompile } from '#server/domain/compile/present.ts';
import { presentPolls } from '#server/domain/polls/present.ts';
import type { Presenter } from '#server/domain/presenter.ts';
import { presentQuestions } from '#server/domain/questions/present.ts';
import { presentCaptions } from '#server/domain/replay/present.ts';
import { presentSessions } from '#server/domain/sessions/present.ts';
import { presentStage } from '#server/domain/stage/present.ts';
import type { Numbered, RoomEvent, RoomState, SliceName } from '#shared/contract/room.ts';
import { sliceOf } from '#shared/contract/room.ts';
import type { Audience } from '#shared/kernel/audience.ts';

const PRESENTERS: { readonly [S in SliceName]: Presenter<S> } = {
  session: presentSessions,
  stage: presentStage,
  questions: presentQuestions,
  comments: presentComments,
  polls: presentPolls,
  captions: presentCaptions,
  compile: presentCompile,
};

/** The room as an audience may see it. */
export function presentRoom(room: RoomState, audience: Audience): RoomState {
  return {
    seq: room.seq,
    session: PRESENTERS.session.state(room.session, audience),
    stage: PRESENTERS.stage.state(room.stage, audience),
    questions: PRESENTERS.questions.state(room.questions, audience),
    comments: PRESENTERS.comments.state(room.comments, audience),
    polls: PRESENTERS.polls.state(room.polls, audience),
    captions: PRESENTERS.captions.state(room.captions, audience),
    compile: PRESENTERS.compile.state(room.compile, audience),
  };
}

/** The event as an audience may see it, or null. Registry: the cast ties an event to its slice. */
export function presentEvent(event: RoomEvent, audience: Audience): RoomEvent | null {
  const presenter = PRESENTERS[sliceOf(event)] as {
    event(event: RoomEvent, audience: Audience): RoomEvent | null;
  };
  return presenter.event(event, audience);
}

/** The numbered events that an audience may see. */
export function presentEvents(
  events: readonly Numbered<RoomEvent>[],
  audience: Audience,
): readonly Numbered<RoomEvent>[] {
  return events.flatMap((numbered) => {
    const event = presentEvent(numbered.event, audience);
    return event === null ? [] : [{ ...numbered, event }];
  });
}

/** Comments deleted since: what is sent to people who come back leaves them out [C6]. */
export function presentBackfill(
  events: readonly Numbered<RoomEvent>[],
  audience: Audience,
): readonly Numbered<RoomEvent>[] {
  const deleted = new Set(
    events.flatMap(({ event }) => (event.type === 'comment.deleted' ? [event.id] : [])),
  );
  const seen = presentEvents(events, audience);
  // Staff follow every step, or what a colleague passed meanwhile would wait on their desk for ever.
  if (deleted.size === 0 || audience.kind === 'staff') return seen;
  return seen.filter(({ event }) => !('comment' in event) || !deleted.has(event.comment.id));
}
