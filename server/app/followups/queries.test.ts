/** Rules F21, F22: the ledger and the receipt page. */
import { describe, expect, it } from 'vitest';
import { createMemoryEventStore } from '#server/adapters/memory/event-store.ts';
import type { EventStore } from '#server/ports/event-store.ts';
import type { RoomState } from '#shared/contract/room.ts';
import { CLERK, COMMITTEE, draft, triage } from '#tests/support/board-world.ts';
import { createFakeClock } from '#tests/support/fake-clock.ts';
import { aStoredItem, storeSession } from '#tests/support/item-store.ts';
import { AUTHOR, aBrief, ItemWorld, OFFICER, RATING } from '#tests/support/item-world.ts';
import {
  aQuestion,
  CITIZEN,
  liveWorld,
  publishedQuestion,
  REVIEWER,
  type World,
} from '#tests/support/world.ts';
import { createLedgerQueries } from './ledger-queries.ts';
import { createReceiptQueries } from './receipt-queries.ts';

const DAY = '2026-06-16T04:00:00.000Z';

function queriesOn(store: EventStore, ...rooms: readonly RoomState[]) {
  const loadRoom = async (id: string) => rooms.find((room) => room.session.id === id) ?? null;
  const ports = { store, loadRoom, clock: createFakeClock(DAY) };
  return {
    ledger: createLedgerQueries({ ...ports, moments: async () => ({}) }),
    receipts: createReceiptQueries({ ...ports, moments: async () => ({}) }),
  };
}

/** A session that is being handled: one item dispatched, one answered on the spot, one question left open. */
function handledWorld(): {
  readonly world: World;
  readonly itemId: string;
  readonly receipt: string;
  readonly key: string;
} {
  const world = liveWorld();
  const questionId = publishedQuestion(world, { text: '路灯为什么不亮' });
  const other = publishedQuestion(world, { text: '水价怎么算' });
  publishedQuestion(world, { text: '燃气何时改造' });
  world.do('sessions:end', {});
  const key = `q:${questionId}`;
  const itemId = draft(world, [key]);
  const onsite = draft(world, [`q:${other}`], '水价');
  triage(world, itemId);
  triage(world, onsite, 'onsite', null);
  world.do('compile:finishOnsite', { itemId: onsite, text: '按阶梯水价计算' }, CLERK);
  world.do('compile:dispatch', { itemId, due: '2026-06-15' }, COMMITTEE);
  return { world, itemId, key, receipt: world.room.questions.byId[questionId]?.receipt ?? '' };
}

/** The item of {@link handledWorld} as its own stream tells it. */
function itemFor({ itemId, key }: { readonly itemId: string; readonly key: string }): ItemWorld {
  const [source] = aBrief().sources;
  return new ItemWorld(aBrief({ itemId, sources: source === undefined ? [] : [{ ...source, key }] }));
}

function publish(item: ItemWorld, itemId: string, outcome: 'done' | 'underway' = 'done'): void {
  item.do('followups:accept', { itemId, handler: '张工', leader: '刘副局长' }, OFFICER);
  const report = {
    itemId,
    text: '已更换全部灯具',
    measure: '换灯',
    due: '2026-07-01',
    owner: '张工',
    outcome,
  };
  item.do('followups:reply', report, OFFICER);
  item.do('followups:publish', { itemId, outcome }, COMMITTEE);
}

describe('the ledger', () => {
  it('[F21] shows sessions in handling with both rates, and published items alone', async () => {
    const found = handledWorld();
    const store = createMemoryEventStore();
    const item = itemFor(found);
    await storeSession(store, found.world.room);
    await aStoredItem(store, item);
    const { ledger } = queriesOn(store, found.world.room);
    const before = await ledger.detail('s_session1');
    expect(before).toMatchObject({
      ok: true,
      value: { items: [], onsite: [{ title: '水价', answer: '按阶梯水价计算' }] },
    });
    expect(await ledger.item(found.itemId)).toMatchObject({ code: 'not_found' });
    const overview = await ledger.overview();
    expect(overview.sessions).toMatchObject([
      {
        sessionId: 's_session1',
        code: 'ABC234',
        status: 'handling',
        rates: { opinions: 2, answered: 1, carriedOut: 0, overdue: 1, waiting: 1 },
      },
    ]);
    expect(overview.overall).toEqual(overview.sessions[0]?.rates);
  });

  it('[F21] shows a published item with its history, also while it is done again', async () => {
    const found = handledWorld();
    const store = createMemoryEventStore();
    const item = itemFor(found);
    publish(item, found.itemId);
    item.authorKey = found.key;
    item.do('followups:rate', { ...RATING, result: 'dissatisfied' }, AUTHOR);
    await storeSession(store, found.world.room);
    await aStoredItem(store, item);
    const { ledger } = queriesOn(store, found.world.room);
    const shown = await ledger.item(found.itemId);
    expect(shown).toMatchObject({
      ok: true,
      value: { process: 'redo', outcome: 'done', replies: [{ unitName: '住建局' }] },
    });
    const detail = await ledger.detail('s_session1');
    expect(detail.ok && detail.value.items.map(({ itemId }) => itemId)).toEqual([found.itemId]);
  });

  it('[F21] hides what is not handled yet, and other bodies where one is asked for', async () => {
    const store = createMemoryEventStore();
    const live = liveWorld();
    await storeSession(store, live.room);
    const { ledger } = queriesOn(store, live.room);
    expect((await ledger.overview()).sessions).toEqual([]);
    const handled = handledWorld();
    await storeSession(store, handled.world.room);
    expect((await queriesOn(store, handled.world.room).ledger.overview('t_elsewhere')).sessions).toEqual([]);
  });
});

describe('the page of a session that is not in the ledger yet', () => {
  it('[F27] has its title and nothing of the board, and is not there while the session is prepared', async () => {
    const store = createMemoryEventStore();
    const world = liveWorld();
    const questionId = publishedQuestion(world, { text: '路灯为什么不亮' });
    world.do('sessions:end', {});
    const onsite = draft(world, [`q:${questionId}`], '水价');
    triage(world, onsite, 'onsite', null);
    world.do('compile:finishOnsite', { itemId: onsite, text: '按阶梯水价计算' }, CLERK);
    const detail = await queriesOn(store, world.room).ledger.detail('s_session1');
    const { title } = world.room.session;
    expect(detail).toMatchObject({
      ok: true,
      value: {
        session: { title, status: 'compiling', rates: { opinions: 0, onTheSpot: 0, waiting: 0 } },
        items: [],
        onsite: [],
        answerMoments: {},
      },
    });
    const prepared = { ...world.room, session: { ...world.room.session, status: 'preparing' as const } };
    const hidden = queriesOn(store, prepared).ledger;
    expect(await hidden.detail('s_session1')).toMatchObject({ code: 'not_found' });
  });
});

describe('the receipt page', () => {
  const thread = async (world: World, receipt: string, item?: ItemWorld) => {
    const store = createMemoryEventStore();
    await storeSession(store, world.room);
    if (item !== undefined) await aStoredItem(store, item);
    const found = await queriesOn(store, world.room).receipts.thread(receipt);
    if (!found.ok) throw new Error(found.code);
    return found.value;
  };

  it('[F22] knows no other code', async () => {
    const { receipts } = queriesOn(createMemoryEventStore());
    expect(await receipts.thread('7F3K-29QD-M4XV')).toMatchObject({ code: 'not_found' });
  });

  it('[F22] shows a waiting question, and a returned one with its reason', async () => {
    const world = liveWorld();
    const asked = world.do('questions:ask', aQuestion(), CITIZEN);
    expect(await thread(world, asked.receipt)).toMatchObject({
      next: { kind: 'review' },
      steps: [{ kind: 'asked' }],
    });
    world.do(
      'questions:return',
      { questionId: asked.questionId, reason: 'unclear', note: '请写明小区' },
      REVIEWER,
    );
    expect(await thread(world, asked.receipt)).toMatchObject({
      question: { status: 'returned', text: '什么时候轮到我们小区？' },
      steps: [{ kind: 'asked' }, { kind: 'returned', reason: 'unclear', text: '请写明小区' }],
      next: { kind: 'nothing' },
      item: null,
    });
  });

  it('[F22] keeps the author’s own words beside the published ones, and a held note to itself', async () => {
    const world = liveWorld();
    const asked = world.do('questions:ask', aQuestion(), CITIZEN);
    world.do('questions:hold', { questionId: asked.questionId, note: '内部核实' }, REVIEWER);
    expect(JSON.stringify(await thread(world, asked.receipt))).not.toContain('内部核实');
    world.do('questions:pass', { questionId: asked.questionId, text: '我们小区何时改造？' }, REVIEWER);
    expect(await thread(world, asked.receipt)).toMatchObject({
      question: { text: '什么时候轮到我们小区？', publishedText: '我们小区何时改造？' },
      next: { kind: 'answer' },
    });
  });

  it('[F22] follows the question into its item, and says what comes next and by when', async () => {
    const found = handledWorld();
    const item = itemFor(found);
    const now = () => thread(found.world, found.receipt, item);
    expect((await now()).next).toEqual({
      kind: 'accept',
      unitName: '住建局',
      by: '2026-06-15',
      overdue: true,
    });
    publish(item, found.itemId, 'underway');
    expect(await now()).toMatchObject({
      next: { kind: 'rate', overdue: false },
      rating: { replyNo: 1, given: [], canReopen: true },
      item: { outcome: 'underway' },
    });
    item.authorKey = found.key;
    item.do('followups:rate', { ...RATING, result: 'basic' }, AUTHOR);
    expect((await now()).next).toEqual({
      kind: 'progress',
      unitName: '住建局',
      by: '2026-07-01',
      overdue: false,
    });
    const { steps, rating } = await now();
    expect(steps.map(({ kind }) => kind)).toEqual([
      'asked',
      'published',
      'compiled',
      'followup.begun',
      'followup.accepted',
      'followup.published',
      'followup.rated',
    ]);
    expect(steps.find(({ kind }) => kind === 'followup.published')).toMatchObject({
      text: '已更换全部灯具',
      outcome: 'underway',
    });
    expect(rating).toMatchObject({ replyNo: null, given: [{ result: 'basic' }] });
  });

  it('[F22] shows an answer on the spot, and a stated reason', async () => {
    const world = liveWorld();
    const first = world.do('questions:ask', aQuestion(), CITIZEN);
    const second = world.do('questions:ask', aQuestion(), CITIZEN);
    for (const { questionId } of [first, second]) world.do('questions:pass', { questionId }, REVIEWER);
    world.do('sessions:end', {});
    expect((await thread(world, first.receipt)).next).toMatchObject({ kind: 'compile' });
    const itemId = draft(world, [`q:${first.questionId}`]);
    expect((await thread(world, first.receipt)).next).toMatchObject({ kind: 'dispatch' });
    triage(world, itemId, 'onsite', null);
    world.do('compile:finishOnsite', { itemId, text: '已当场说明' }, CLERK);
    world.do(
      'compile:settle',
      { key: `q:${second.questionId}`, how: 'reason', reason: '已在去年解决' },
      CLERK,
    );
    expect((await thread(world, first.receipt)).steps.at(-1)).toMatchObject({
      kind: 'onsite',
      text: '已当场说明',
    });
    expect((await thread(world, second.receipt)).steps.at(-1)).toMatchObject({
      kind: 'settled',
      text: '已在去年解决',
    });
    expect((await thread(world, second.receipt)).next).toMatchObject({ kind: 'nothing' });
  });
});
