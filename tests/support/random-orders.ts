/** Random but well-formed commands on a room, for histories: names, payloads with known ids, and who sends them. */
import fc from 'fast-check';
import type { RoomCommandName } from '#server/app/rooms/deciders.ts';
import type { RoomState } from '#shared/contract/room.ts';
import { exampleOf, pollTypeNames } from '#shared/features/polls/poll-kind.ts';
import { anActor, aQuestion, NO_COMMITMENT, UNITS } from './world.ts';

/** One order: `pick` chooses among the ids that exist when it is carried out. */
export interface RandomOrder {
  readonly name: RoomCommandName;
  readonly pick: number;
  readonly other: number;
  readonly flag: boolean;
}

const NAMES = [
  'sessions:announce',
  'sessions:start',
  'sessions:pause',
  'sessions:resume',
  'sessions:enterStage',
  'sessions:setIntake',
  'sessions:change',
  'sessions:end',
  'stage:inviteGuest',
  'stage:removeGuest',
  'stage:addEncoder',
  'stage:rotateEncoderKey',
  'stage:removeEncoder',
  'stage:addPull',
  'stage:removePull',
  'stage:addRestream',
  'stage:removeRestream',
  'stage:cut',
  'stage:addFilm',
  'stage:removeFilm',
  'stage:playFilm',
  'stage:stopFilm',
  'stage:setScreen',
  'questions:ask',
  'questions:pass',
  'questions:hold',
  'questions:return',
  'questions:route',
  'questions:setAnswering',
  'questions:draft',
  'questions:answer',
  'questions:markAnswered',
  'questions:takeAway',
  'comments:make',
  'comments:pass',
  'comments:reject',
  'comments:delete',
  'comments:mute',
  'comments:unmute',
  'polls:prepare',
  'polls:open',
  'polls:close',
  'polls:remove',
  'compile:draftItem',
  'compile:merge',
  'compile:settle',
] as const satisfies readonly RoomCommandName[];

/** Frequent things happen often; ending the session is rare, since little happens after it. */
const names = fc.oneof(
  { weight: 12, arbitrary: fc.constantFrom(...NAMES.filter((name) => name !== 'sessions:end')) },
  {
    weight: 6,
    arbitrary: fc.constantFrom('questions:ask', 'questions:pass', 'comments:make', 'comments:pass' as const),
  },
  {
    weight: 6,
    arbitrary: fc.constantFrom(
      'questions:return',
      'questions:route',
      'questions:draft',
      'polls:prepare',
      'polls:open',
      'polls:close' as const,
    ),
  },
  { weight: 1, arbitrary: fc.constantFrom('sessions:end', 'compile:draftItem', 'compile:merge' as const) },
);

export const randomOrders = fc.array(
  fc.record({ name: names, pick: fc.nat(50), other: fc.nat(50), flag: fc.boolean() }),
  { minLength: 5, maxLength: 150, size: 'max' },
) as fc.Arbitrary<RandomOrder[]>;

function at<T>(list: readonly T[], index: number, fallback: T): T {
  return list[index % Math.max(1, list.length)] ?? fallback;
}

/** Ids that an order is about, chosen among those that exist. */
function choose({ pick, other }: RandomOrder, room: RoomState) {
  const comments = [...room.comments.shown.map(({ id }) => id), ...Object.keys(room.comments.pending)];
  const itemIds = Object.keys(room.compile.items);
  return {
    questionId: at(Object.keys(room.questions.byId), pick, 'q_unknown01'),
    commentId: at(comments, pick, 'c_unknown01'),
    pollId: at(Object.keys(room.polls.byId), pick, 'po_unknown01'),
    unitId: at(UNITS, other, { id: 'u_housing1', name: '' }).id,
    guestId: at(Object.keys(room.stage.guests), pick, 'g_unknown01'),
    sourceId: at(Object.keys(room.stage.encoders), pick, 'enc_unknown01'),
    pullId: at(Object.keys(room.stage.pulls), pick, 'pull_unknown01'),
    restreamId: at(Object.keys(room.stage.restreams), pick, 'out_unknown01'),
    mutedId: at(Object.keys(room.comments.muted), pick, 'p_unknown01'),
    intoId: at(itemIds, pick, 'it_unknown01'),
    fromId: at(itemIds, other, 'it_unknown02'),
    type: at(pollTypeNames, other, 'single'),
  };
}

type Payloads = Partial<Record<RoomCommandName, unknown>>;
type Chosen = ReturnType<typeof choose>;

/** One picture or two, of whoever is there. */
function aProgramme({ flag, pick, other }: RandomOrder, { guestId }: Chosen) {
  const guest = { sourceId: guestId, track: 'camera', place: other % 2 === 0 ? 'beside' : 'inset' };
  return {
    video: flag ? { sourceId: 'host', track: 'camera' } : null,
    ...(pick % 3 === 0 ? { second: guest } : {}),
    audio: ['host'],
    card: 'none',
  };
}

function roomPayloads(order: RandomOrder, chosen: Chosen): Payloads {
  const { flag, other } = order;
  const { guestId, sourceId, pullId, restreamId, questionId, pollId, type } = chosen;
  const policy = { guests: 'comment', reviewQuestions: flag, reviewComments: other % 2 === 0 };
  const { config } = exampleOf(type);
  const results = flag ? 'after' : 'live';
  return {
    'sessions:enterStage': { stageId: flag ? 'opening' : 'interaction' },
    'sessions:setIntake': { questions: true, comments: flag },
    'sessions:change': { policy },
    'stage:inviteGuest': flag ? { label: '分会场' } : { label: '李明', title: '县水务局局长' },
    'stage:removeGuest': { guestId },
    'stage:addEncoder': { label: '主会场导播台' },
    'stage:rotateEncoderKey': { sourceId },
    'stage:removeEncoder': { sourceId },
    'stage:addPull': { label: '县融媒体中心', url: 'https://media.example/live.m3u8' },
    'stage:removePull': { sourceId: pullId },
    'stage:addRestream': { label: '视频号', url: 'rtmp://push.example/live', key: 'k1' },
    'stage:removeRestream': { restreamId },
    'stage:cut': aProgramme(order, chosen),
    'stage:addFilm': { filmId: 'f_film0001' },
    'stage:removeFilm': { filmId: 'f_film0001' },
    'stage:playFilm': { filmId: 'f_film0001' },
    'stage:stopFilm': {},
    'stage:setScreen': flag ? { kind: 'question', questionId } : { kind: 'poll', pollId },
    'polls:prepare': { title: '测评', type, config, secret: flag, results, electorate: 'all' },
    'polls:open': { pollId },
    'polls:close': { pollId },
    'polls:remove': { pollId },
  };
}

function submissionPayloads({ flag, pick }: RandomOrder, chosen: Chosen): Payloads {
  const { questionId, commentId, unitId, mutedId, intoId, fromId } = chosen;
  const promise = { measure: '勘察', due: '2026-09-01', owner: '李' };
  return {
    'questions:ask': aQuestion({ text: `第${pick}个问题` }),
    'questions:pass': flag ? { questionId } : { questionId, text: '审核员改过的字' },
    'questions:hold': { questionId, note: '待核实' },
    'questions:return': { questionId, reason: 'unclear', note: '请补充' },
    'questions:route': { questionId, unitIds: flag ? [unitId] : UNITS.slice(0, 2).map(({ id }) => id) },
    'questions:setAnswering': { questionId, unitId: flag ? unitId : null },
    'questions:draft': { questionId, text: '内部草稿', commitment: NO_COMMITMENT },
    'questions:answer': { questionId, text: '答复', commitment: flag ? NO_COMMITMENT : null },
    'questions:markAnswered': { questionId, text: flag ? '现场已答' : '' },
    'questions:takeAway': { questionId, unitId, commitment: promise },
    'comments:make': { text: `留言${pick}`, name: '网友' },
    'comments:pass': { commentIds: [commentId] },
    'comments:reject': { commentIds: [commentId], reason: '无关' },
    'comments:delete': { commentId, reason: '广告' },
    'comments:mute': { commentId, reason: '刷屏' },
    'comments:unmute': { personId: mutedId },
    'compile:draftItem': { keys: [`q:${questionId}`], title: '事项' },
    'compile:merge': { intoId, fromId },
    'compile:settle': { key: `q:${questionId}`, how: 'reason', reason: '已在别处解决' },
  };
}

/** The payload of an order on a room, and the actor that may send it. */
export function fill(order: RandomOrder, room: RoomState) {
  const chosen = choose(order, room);
  const payloads = { ...roomPayloads(order, chosen), ...submissionPayloads(order, chosen) };
  return { payload: payloads[order.name] ?? {}, actor: actorFor(order.name, order.flag) };
}

function actorFor(name: RoomCommandName, flag: boolean) {
  if (name === 'questions:ask' || name === 'comments:make') return anActor('citizen');
  if (name === 'questions:draft' || name === 'questions:answer') {
    return anActor('department', { unitId: flag ? 'u_housing1' : 'u_traffic1' });
  }
  return anActor('administrator');
}
