/** The shape of presenting: what one audience may see of one slice and of its events. */
import type { RoomEvents, RoomSlices, SliceName } from '#shared/contract/room.ts';
import type { Audience } from '#shared/kernel/audience.ts';

/**
 * Law: for every slice, event and audience,
 * `apply(state(slice), event(e)) = state(apply(slice, e))`, where an event presented as null changes nothing.
 * An event is presented without looking at the state, so that old events can be sent again from the log.
 */
export interface Presenter<S extends SliceName> {
  state(slice: RoomSlices[S], audience: Audience): RoomSlices[S];
  event(event: RoomEvents[S], audience: Audience): RoomEvents[S] | null;
}
