/** What was said and shown in a session, with the times at which everybody could see it. Rules KR4-KR7. */
import {
  applyRoom,
  EMPTY_ROOM,
  type Numbered,
  type RoomEvent,
  type RoomState,
} from '#shared/contract/room.ts';
import type { CaptionLine } from '#shared/features/replay/state.ts';
import type { Chapter, Talk } from '#shared/features/replay/views.ts';

/** Omits from each kind of a union, not from what they have in common. */
type Without<T, K extends PropertyKey> = T extends unknown ? Omit<T, K> : never;
/** Without the place in the player, which depends on what was recorded. */
export type UntimedTalk = Without<Talk, 'mediaMs'>;
export type UntimedChapter = Omit<Chapter, 'mediaMs'>;

export interface SessionRecord {
  /** In the order in which it appeared. */
  readonly talk: readonly UntimedTalk[];
  /** In the order of time. */
  readonly chapters: readonly UntimedChapter[];
  /** When the answer to a question began, ISO, by question id. */
  readonly moments: Readonly<Record<string, string>>;
  /** Captions as they were typed, corrected and without those that were removed. */
  readonly captions: readonly CaptionLine[];
}

interface Draft {
  room: RoomState;
  ended: boolean;
  /** By id: what is deleted is gone, whenever it was deleted. */
  readonly talk: Map<string, UntimedTalk>;
  readonly chapters: UntimedChapter[];
  readonly moments: Map<string, string>;
  readonly captions: Map<string, CaptionLine>;
  /** When somebody last began to answer, by question. */
  readonly begun: Map<string, { readonly at: string; readonly unitId: string }>;
}

/** From the events as the public may see them; what came after the end of the session is left out. */
export function recordOf(events: readonly Numbered<RoomEvent>[]): SessionRecord {
  const draft: Draft = {
    room: EMPTY_ROOM,
    ended: false,
    talk: new Map(),
    chapters: [],
    moments: new Map(),
    captions: new Map(),
    begun: new Map(),
  };
  for (const numbered of events) {
    draft.room = applyRoom(draft.room, numbered);
    note(draft, numbered);
  }
  return {
    talk: [...draft.talk.values()],
    chapters: draft.chapters.toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at)),
    moments: Object.fromEntries(draft.moments),
    captions: [...draft.captions.values()],
  };
}

function note(draft: Draft, { event, at }: Numbered<RoomEvent>): void {
  if (event.type === 'comment.deleted') draft.talk.delete(event.id);
  noteCaption(draft, event, at);
  if (draft.ended) return;
  switch (event.type) {
    case 'session.ended':
      draft.ended = true;
      return;
    case 'session.stageEntered': {
      const stage = draft.room.session.agenda.find(({ id }) => id === event.stageId);
      const id = `stage:${draft.chapters.length}`;
      draft.chapters.push({ ...NO_CHAPTER, id, kind: 'stage', at, title: stage?.title ?? '' });
      return;
    }
    case 'comment.shown': {
      const { id, name, text } = event.comment;
      draft.talk.set(id, { kind: 'comment', id, at, name, text });
      return;
    }
    case 'question.shown': {
      const { id, no, name, place, text } = event.question;
      draft.talk.set(id, { kind: 'question', id, at, no, name, place, text });
      return;
    }
    case 'poll.opened': {
      const { id, no, title } = event.poll;
      draft.chapters.push({ ...NO_CHAPTER, id: `poll:${id}`, kind: 'poll', at, title, no });
      return;
    }
    case 'poll.closed': {
      const poll = draft.room.polls.byId[event.id];
      if (poll !== undefined) draft.talk.set(poll.id, { kind: 'poll', id: poll.id, at, poll });
      return;
    }
    default:
      noteAnswer(draft, event, at);
  }
}

/** Corrected and removed also after the end. */
function noteCaption({ captions }: Draft, event: RoomEvent, at: string): void {
  if (event.type === 'caption.removed') captions.delete(event.id);
  if (event.type === 'caption.said') captions.set(event.id, { id: event.id, text: event.text, at });
  const said = event.type === 'caption.corrected' ? captions.get(event.id) : undefined;
  if (event.type === 'caption.corrected' && said !== undefined)
    captions.set(event.id, { ...said, text: event.text });
}

const NO_CHAPTER = { title: '', no: 0, unitName: '', lostMs: 0 } as const;

function noteAnswer(draft: Draft, event: RoomEvent, at: string): void {
  if (event.type === 'question.answeringSet' && event.unitId !== null) {
    draft.begun.set(event.id, { at, unitId: event.unitId });
    return;
  }
  if (event.type !== 'question.answered' && event.type !== 'question.settled') return;
  const question = draft.room.questions.byId[event.id];
  if (question === undefined) return;
  const { id: questionId, no } = question;
  if (event.type === 'question.answered') {
    const { id, unitName, kind, text, commitment } = event.answer;
    const live = kind === 'live';
    draft.talk.set(id, { kind: 'answer', id, at, questionId, no, unitName, live, text, commitment });
    noteMoment(draft, questionId, at, unitName);
  } else if (event.settlement.how === 'taken') {
    const unitName = unitNameOf(draft.room, event.settlement.unitId);
    const { commitment } = event.settlement;
    draft.talk.set(`taken:${questionId}`, {
      ...{ kind: 'taken', id: `taken:${questionId}`, at, questionId },
      ...{ no, unitName, commitment },
    });
    noteMoment(draft, questionId, at, unitName);
  } else noteMoment(draft, questionId, at, '');
}

/** The first answer counts, from when somebody began to speak [KR6]. */
function noteMoment(draft: Draft, questionId: string, at: string, unitName: string): void {
  const question = draft.room.questions.byId[questionId];
  if (question === undefined || draft.moments.has(questionId)) return;
  const begun = draft.begun.get(questionId);
  const from = begun?.at ?? at;
  const { text: title, no } = question;
  draft.moments.set(questionId, from);
  draft.chapters.push({
    ...NO_CHAPTER,
    ...{ id: `question:${questionId}`, kind: 'question', at: from, title, no },
    unitName: unitName === '' ? unitNameOf(draft.room, begun?.unitId ?? '') : unitName,
  });
}

function unitNameOf(room: RoomState, unitId: string): string {
  return room.session.units.find(({ id }) => id === unitId)?.name ?? '';
}
