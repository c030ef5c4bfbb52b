/** One follow-up item in memory that decides and applies commands with known time: for tests of its rules. */

import { createChineseDaysCalendar } from '#server/adapters/chinese-days/work-calendar.ts';
import type { Decision } from '#server/domain/decision.ts';
import { followupAccess } from '#server/domain/followups/access.ts';
import { followupDeciders } from '#server/domain/followups/decide.ts';
import {
  DEFAULT_POLICY,
  type FollowupCommandName,
  type FollowupFacts,
} from '#server/domain/followups/decision.ts';
import type { InputOf, ReplyOf } from '#shared/contract/catalogue.ts';
import { followupCommands } from '#shared/features/followups/commands.ts';
import type { FollowupEvent } from '#shared/features/followups/events.ts';
import {
  applyFollowup,
  type FollowupBrief,
  type FollowupState,
  NO_ITEM,
} from '#shared/features/followups/state.ts';
import { type Result, refuse } from '#shared/kernel/result.ts';
import type { Actor } from '#shared/kernel/roles.ts';
import { anActor, TENANT, UNITS } from './world.ts';

export const ITEM_ID = 'i_item0001';
export const RECEIPT = '7F3K-29QD-M4XV';
export const AUTHOR_KEY = 'q:q_question1';

export const OFFICER = anActor('department');
export const OTHER_OFFICER = anActor('department', { unitId: 'u_traffic1', personId: 'a_account-other' });
export const COMMITTEE = anActor('committee');
export const SUPERVISOR = anActor('supervisor');
export const AUTHOR = anActor('citizen');

const HOUSING = UNITS[0] ?? { id: '', name: '' };
const TRAFFIC = UNITS[1] ?? { id: '', name: '' };

/** What an item is about; a test states only what matters to it. */
export function aBrief(overrides: Partial<FollowupBrief> = {}): FollowupBrief {
  return {
    itemId: ITEM_ID,
    no: 1,
    sessionId: 's_session1',
    sessionTitle: '水电气计价与安全管理',
    tenantId: TENANT.id,
    tenantName: TENANT.name,
    title: '修复老城区路灯',
    summary: '多条街路灯不亮',
    route: 'unit',
    sources: [
      {
        key: AUTHOR_KEY,
        no: 3,
        text: '路灯为什么不亮',
        name: '王阿姨',
        place: '城关镇',
        at: '2026-06-01T01:10:00Z',
        shown: true,
      },
      {
        key: 'q:q_question2',
        no: 4,
        text: '未公开的话',
        name: '李叔',
        place: '',
        at: '2026-06-01T01:11:00Z',
        shown: false,
      },
    ],
    supporters: 12,
    lead: HOUSING,
    coUnits: [TRAFFIC],
    due: '2026-06-15',
    note: '内部批注',
    ...overrides,
  };
}

export const REPORT = {
  itemId: ITEM_ID,
  text: '已更换全部灯具，欢迎监督。',
  measure: '更换灯具',
  due: '2026-07-01',
  owner: '路灯所张工',
  outcome: 'done',
  evidence: '验收单〔2026〕3号',
} as const;

export const RATING = { receipt: RECEIPT, handling: 'satisfied', result: 'satisfied', comment: '' } as const;

/** A payload as its schema reads it, or null. */
function parse<N extends FollowupCommandName>(name: N, payload: unknown) {
  const parsed = followupCommands[name].payload.safeParse(payload);
  return parsed.success ? parsed.data : null;
}

export class ItemWorld {
  item: FollowupState = NO_ITEM;
  readonly log: { readonly at: string; readonly event: FollowupEvent }[] = [];
  /** Monday, noon in China. */
  nowMs = Date.parse('2026-06-01T04:00:00Z');
  /** Whose receipt code is used. */
  authorKey: string | null = AUTHOR_KEY;

  constructor(brief: FollowupBrief = aBrief()) {
    this.apply({ type: 'followup.begun', brief, by: { id: 'a_account-committee', name: '委员会' } });
  }

  get at(): string {
    return new Date(this.nowMs).toISOString();
  }

  /** Stands at noon in China on a date. */
  goTo(date: string): this {
    this.nowMs = Date.parse(`${date}T04:00:00Z`);
    return this;
  }

  apply(event: FollowupEvent): void {
    this.log.push({ at: this.at, event });
    this.item = applyFollowup(this.item, event, { seq: this.log.length, at: this.at });
  }

  facts(actor: Actor): FollowupFacts {
    return {
      at: this.at,
      actor,
      units: UNITS,
      policy: DEFAULT_POLICY,
      addWorkingDays: createChineseDaysCalendar().addWorkingDays,
      receipt: this.authorKey === null ? null : { itemId: this.item.itemId, key: this.authorKey },
    };
  }

  /** Parses, checks access, decides and applies, like the server does. */
  run<N extends FollowupCommandName>(name: N, payload: InputOf<N>, actor: Actor): Result<ReplyOf<N>> {
    const parsed = parse(name, payload);
    if (parsed === null) return refuse('bad_request');
    const refused = followupAccess[name](actor, this.item);
    if (refused !== null) return refuse(refused);
    const decide: (
      item: FollowupState,
      payload: never,
      facts: FollowupFacts,
    ) => Result<Decision<FollowupEvent, ReplyOf<N>>> = followupDeciders[name];
    const decided = Reflect.apply(decide, undefined, [this.item, parsed, this.facts(actor)]);
    if (!decided.ok) return decided;
    for (const event of decided.value.events) this.apply(event);
    return { ok: true, value: decided.value.reply };
  }

  /** As {@link run}, for what must succeed. */
  do<N extends FollowupCommandName>(name: N, payload: InputOf<N>, actor: Actor): ReplyOf<N> {
    const result = this.run(name, payload, actor);
    if (!result.ok) throw new Error(`${name} was refused: ${result.code} ${result.detail ?? ''}`);
    return result.value;
  }

  accept(): this {
    this.do('followups:accept', { itemId: ITEM_ID, handler: '张工', leader: '刘副局长' }, OFFICER);
    return this;
  }

  /** Hands in a reply; `outcome` and the like may differ from {@link REPORT}. */
  reply(overrides: Partial<InputOf<'followups:reply'>> = {}): this {
    this.do('followups:reply', { ...REPORT, ...overrides }, OFFICER);
    return this;
  }

  publish(outcome: InputOf<'followups:publish'>['outcome'] = 'done'): this {
    this.do('followups:publish', { itemId: ITEM_ID, outcome }, COMMITTEE);
    return this;
  }
}

/** An item whose reply is published. */
export function publishedItem(overrides: Partial<InputOf<'followups:reply'>> = {}): ItemWorld {
  return new ItemWorld()
    .accept()
    .reply(overrides)
    .publish(overrides.outcome ?? 'done');
}
