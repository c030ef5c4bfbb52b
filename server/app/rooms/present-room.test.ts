/** Snapshot + events = fresh snapshot, for every audience and every history; and nothing private gets out. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyRoom, type Numbered, type RoomEvent, type RoomState } from '#shared/contract/room.ts';
import { type Audience, audienceName, PUBLIC, STAFF, unitAudience } from '#shared/kernel/audience.ts';
import { fill, type RandomOrder, randomOrders } from '#tests/support/random-orders.ts';
import {
  aPlan,
  aQuestion,
  CITIZEN,
  DEPARTMENT,
  liveWorld,
  NO_COMMITMENT,
  publishedQuestion,
  REVIEWER,
  World,
} from '#tests/support/world.ts';
import { presentBackfill, presentEvents, presentRoom } from './present-room.ts';

const AUDIENCES: readonly Audience[] = [
  PUBLIC,
  STAFF,
  unitAudience('u_housing1'),
  unitAudience('u_traffic1'),
];

/** Every event type that random histories reach. */
const STORED_EVENTS = [
  'comment.authorMuted',
  'comment.authorUnmuted',
  'comment.deleted',
  'comment.made',
  'comment.passed',
  'comment.rejected',
  'compile.itemDrafted',
  'compile.merged',
  'compile.settled',
  'poll.closed',
  'poll.opened',
  'poll.prepared',
  'poll.removed',
  'question.answered',
  'question.answeringSet',
  'question.asked',
  'question.drafted',
  'question.held',
  'question.passed',
  'question.returned',
  'question.routed',
  'question.settled',
  'session.announced',
  'session.changed',
  'session.ended',
  'session.intakeSet',
  'session.paused',
  'session.resumed',
  'session.stageEntered',
  'session.started',
  'stage.cut',
  'stage.encoderAdded',
  'stage.encoderKeyChanged',
  'stage.encoderRemoved',
  'stage.filmAdded',
  'stage.filmEnded',
  'stage.filmRemoved',
  'stage.filmStarted',
  'stage.guestInvited',
  'stage.guestRemoved',
  'stage.pullAdded',
  'stage.pullRemoved',
  'stage.restreamAdded',
  'stage.restreamRemoved',
  'stage.screenSet',
];

/** Carries out what of the orders is allowed. */
function play(orders: readonly RandomOrder[], each: (world: World) => void): World {
  const world = new World();
  world.do('sessions:create', aPlan());
  // Most histories begin live, half of those without review, so that they get somewhere.
  if (orders.length % 4 !== 0) {
    world.do('sessions:start', {});
    const review = orders.length % 2 === 0;
    world.do('sessions:change', {
      policy: { guests: 'comment', reviewQuestions: review, reviewComments: review },
    });
  }
  for (const order of orders) {
    const { payload, actor } = fill(order, world.room);
    if (world.try(order.name, payload, actor).ok) each(world);
  }
  return world;
}

function applyAll(room: RoomState, events: readonly Numbered<RoomEvent>[], seq: number): RoomState {
  return { ...events.reduce(applyRoom, room), seq };
}

describe('presenting', () => {
  it('snapshot + events = fresh snapshot, for every command and audience', () => {
    const seen = new Set<string>();
    fc.assert(
      fc.property(randomOrders, (orders) => {
        play(orders, ({ last }) => {
          for (const { event } of last.events) seen.add(event.type);
          for (const audience of AUDIENCES) {
            const followed = applyAll(
              presentRoom(last.before, audience),
              presentEvents(last.events, audience),
              last.after.seq,
            );
            expect(followed, audienceName(audience)).toEqual(presentRoom(last.after, audience));
          }
        });
      }),
      { numRuns: 150, seed: 20260601 },
    );
    // A law that was tried on half of the events proves half of it.
    expect([...seen].toSorted()).toEqual(STORED_EVENTS);
  });

  it('a client that comes back after any absence ends where a fresh one begins', () => {
    fc.assert(
      fc.property(randomOrders, fc.nat(), (orders, absence) => {
        const snapshots: RoomState[] = [];
        const world = play(orders, ({ room }) => snapshots.push(room));
        const from = snapshots[absence % Math.max(1, snapshots.length)];
        if (from === undefined) return;
        for (const audience of AUDIENCES) {
          const missed = presentBackfill(world.log.slice(from.seq), audience);
          const followed = applyAll(presentRoom(from, audience), missed, world.room.seq);
          expect(followed.questions, audienceName(audience)).toEqual(
            presentRoom(world.room, audience).questions,
          );
          expect(followed.comments.shown).toEqual(presentRoom(world.room, audience).comments.shown);
        }
      }),
      { numRuns: 150 },
    );
  });

  it('[Q17] author, contact and receipt reach nobody through the room', () => {
    fc.assert(
      fc.property(randomOrders, (orders) => {
        const world = play(orders, () => undefined);
        for (const audience of AUDIENCES) {
          const sent = JSON.stringify([
            presentRoom(world.room, audience),
            presentEvents(world.log, audience),
          ]);
          expect(sent).not.toMatch(/authorId|contactSealed|"receipt"|tokenDigest|keyDigest|sealed:/);
        }
      }),
      { numRuns: 100 },
    );
  });

  it('[C6] a deleted comment is not sent to people who come back', () => {
    const world = liveWorld({ policy: { guests: 'comment', reviewQuestions: true, reviewComments: false } });
    const { commentId } = world.do('comments:make', { text: '广告内容', name: '网友' }, CITIZEN);
    world.do('comments:delete', { commentId, reason: '广告' }, REVIEWER);
    expect(JSON.stringify(presentBackfill(world.log, PUBLIC))).not.toContain('广告内容');
  });

  it('[Q5] [C4] what waits for review reaches no citizen and no department', () => {
    const world = liveWorld();
    world.do('questions:ask', aQuestion({ text: '还没审核的问题' }), CITIZEN);
    world.do('comments:make', { text: '还没审核的留言', name: '网友' }, CITIZEN);
    for (const audience of [PUBLIC, unitAudience('u_housing1')]) {
      const sent = JSON.stringify([presentRoom(world.room, audience), presentEvents(world.log, audience)]);
      expect(sent).not.toContain('还没审核');
    }
  });

  it('[Q12] a draft reaches staff and its own department only', () => {
    const world = liveWorld();
    const questionId = publishedQuestion(world);
    world.do('questions:route', { questionId, unitIds: ['u_housing1', 'u_traffic1'] });
    world.do('questions:draft', { questionId, text: '内部草稿', commitment: NO_COMMITMENT }, DEPARTMENT);
    const sees = AUDIENCES.filter((audience) =>
      JSON.stringify([presentRoom(world.room, audience), presentEvents(world.log, audience)]).includes(
        '内部草稿',
      ),
    );
    expect(sees.map(audienceName)).toEqual(['staff', 'unit:u_housing1']);
  });

  it('[P2] a prepared poll is seen by staff only', () => {
    const world = liveWorld();
    world.do('polls:prepare', {
      title: '是否同意方案',
      type: 'single',
      config: { options: ['同意', '不同意'] },
      secret: true,
      results: 'after',
      electorate: 'all',
    });
    const sees = AUDIENCES.filter((audience) =>
      JSON.stringify(presentEvents(world.log, audience)).includes('是否同意方案'),
    );
    expect(sees.map(audienceName)).toEqual(['staff']);
  });
});
